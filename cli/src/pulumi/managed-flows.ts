import type { Flow } from "../../../provider/kaleyra/flow";
import { WrongUsage } from "../failure";
import { flowsIn, logicalNameOf } from "./deployment";
import { pendingCreates } from "./pending-create";
import type { Stack } from "./stack";

/** Where a flow is managed. */
export interface Holder {
  readonly stack: string;
  /** The resource's logical name. */
  readonly name: string;
  readonly urn: string;
}

/** What the states of some stacks say of flows. */
export class ManagedFlows {
  readonly #holders: ReadonlyMap<string, readonly Holder[]>;
  readonly #beingMade: ReadonlyMap<string, Holder>;

  private constructor(
    holders: ReadonlyMap<string, readonly Holder[]>,
    beingMade: ReadonlyMap<string, Holder>,
  ) {
    this.#holders = holders;
    this.#beingMade = beingMade;
  }

  /** @throws {Failure} If a state cannot be read. */
  static async read(stacks: readonly Stack[]): Promise<ManagedFlows> {
    const holders = new Map<string, Holder[]>();
    const beingMade = new Map<string, Holder>();
    for (const stack of stacks) {
      const state = await stack.export();
      for (const resource of flowsIn(state)) {
        if (resource.id === undefined) continue;
        holders.set(resource.id, [...(holders.get(resource.id) ?? []), holderOf(resource.urn)]);
      }
      for (const { resource, inputs } of await pendingCreates(state, stack)) {
        beingMade.set(keyOf(inputs), holderOf(resource.urn));
      }
    }
    return new ManagedFlows(holders, beingMade);
  }

  /** The resources that are this flow. */
  holdersOf({ id }: Pick<Flow, "id">): readonly Holder[] {
    return this.#holders.get(id) ?? [];
  }

  /** The resource that a run was making, or is making now, under this name. */
  pendingFor(flow: { readonly wabaId: string; readonly name: string }): Holder | undefined {
    return this.#beingMade.get(keyOf(flow));
  }
}

/** For where there is no state to read. */
export function noStateToAsk(): WrongUsage {
  return new WrongUsage(
    "no state says what is managed: run it in the folder of a Pulumi project that has a stack.",
  );
}

function keyOf({ wabaId, name }: { readonly wabaId: string; readonly name: string }): string {
  return JSON.stringify([wabaId, name]);
}

/** A URN begins `urn:pulumi:<stack>::`. */
function holderOf(urn: string): Holder {
  return { stack: urn.split("::")[0]?.split(":")[2] ?? "", name: logicalNameOf({ urn }), urn };
}
