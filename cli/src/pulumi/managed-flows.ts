import type { Flow } from "../../../provider/kaleyra/flow";
import { logicalNameOf, stackOf } from "../../../provider/urn";
import { WrongUsage } from "../failure";
import { nameInState, type NameInState } from "./adapter";
import { managingResources } from "./deployment";
import { pendingFlows } from "./pending-create";
import { withSecretsRevealed } from "./secrets";
import type { Stack } from "./stack";
import { refuseLocked } from "./stack-lock";

/** A resource that manages a flow. The names are keys of the JSON of `list`. */
export interface Holder {
  readonly stack: string;
  /** The resource's logical name. */
  readonly name: string;
  readonly urn: string;
  /**
   * How the resource is known to manage the flow: by its id; by its name, under another id, which is
   * wrong then; or because a run is creating it, or was creating it when it was killed.
   */
  readonly by: "id" | "name" | "pendingCreate";
}

/** A resource with the WABA and the name of its flow. */
interface NamedHolder extends NameInState {
  readonly holder: Holder;
}

/**
 * The flows that stacks manage: flows and copies of `FlowMigration`, of both providers. Includes
 * those that are to be deleted and those of pending operations.
 */
export class ManagedFlows {
  /** The resources that manage a flow, by the flow's id. */
  readonly #holders: ReadonlyMap<string, readonly Holder[]>;
  /** The resources whose state shows the flow's name, once more. */
  readonly #namedHolders: readonly NamedHolder[];
  /** The resources that have no id yet. */
  readonly #pendingHolders: readonly NamedHolder[];

  private constructor(
    holders: ReadonlyMap<string, readonly Holder[]>,
    namedHolders: readonly NamedHolder[],
    pendingHolders: readonly NamedHolder[],
  ) {
    this.#holders = holders;
    this.#namedHolders = namedHolders;
    this.#pendingHolders = pendingHolders;
  }

  /** @throws {Failure} If a state cannot be read. */
  static async read(stacks: readonly Stack[]): Promise<ManagedFlows> {
    const holders = new Map<string, readonly Holder[]>();
    const namedHolders: NamedHolder[] = [];
    const pendingHolders: NamedHolder[] = [];
    // The first stays: a pending operation repeats the URN of a resource.
    const add = (id: string, holder: Holder) => {
      const others = holders.get(id) ?? [];
      if (!others.some(({ urn }) => urn === holder.urn)) holders.set(id, [...others, holder]);
    };
    for (const stack of stacks) {
      const state = await stack.export();
      for (const resource of managingResources(state)) {
        const { id, urn, outputs } = resource;
        if (id) add(id, holderOf(urn, "id"));
        const { name, wabaId } = nameInState(resource, withSecretsRevealed(outputs));
        // Without a readable name the resource is found by its id alone.
        if (name === undefined || wabaId === undefined) continue;
        namedHolders.push({ holder: holderOf(urn, "name"), name, wabaId });
      }
      for (const { resource, ...flow } of await pendingFlows(state, stack)) {
        const holder = holderOf(resource.urn, "pendingCreate");
        if (resource.id) add(resource.id, holder);
        else pendingHolders.push({ holder, ...flow });
      }
    }
    return new ManagedFlows(holders, namedHolders, pendingHolders);
  }

  /**
   * For use right before a deletion. Refuses if a run is in progress, since that run could start to
   * manage the flow.
   *
   * @throws {Failure} If a state cannot be read, or a stack is locked.
   */
  static async readUnlocked(stacks: readonly Stack[]): Promise<ManagedFlows> {
    await refuseLocked(stacks);
    return ManagedFlows.read(stacks);
  }

  /** The logical names of all these resources. */
  get names(): readonly string[] {
    const holders = [...this.#holders.values()].flat();
    return [...holders, ...this.#pendingHolders.map(({ holder }) => holder)].map(
      ({ name }) => name,
    );
  }

  /**
   * The resources that manage this flow, or may manage it: a pending resource has a name but no id
   * yet. A WABA accepts each name once, so the flow with the name of a resource is that resource's,
   * even if its state has the id of another flow.
   *
   * @param waba `undefined` if unknown: then every WABA matches.
   */
  holdersOf({ id, name }: Pick<Flow, "id" | "name">, waba: string | undefined): readonly Holder[] {
    const byId = this.#holders.get(id) ?? [];
    const byName = this.#namedHolders.filter(
      (resource) =>
        resource.name === name &&
        mayBeEqual(resource.wabaId, waba) &&
        !byId.some(({ urn }) => urn === resource.holder.urn),
    );
    const pending = this.#pendingHolders.filter(
      (resource) => mayBeEqual(resource.name, name) && mayBeEqual(resource.wabaId, waba),
    );
    return [...byId, ...[...byName, ...pending].map(({ holder }) => holder)];
  }
}

/** Whether two values are equal, or may be since one is unknown. */
function mayBeEqual(first: string | undefined, second: string | undefined): boolean {
  return first === undefined || second === undefined || first === second;
}

/** For example `stack dev has it, as survey`. */
export function describeHolder({ stack, name, by }: Holder): string {
  switch (by) {
    case "id":
      return `stack ${stack} has it, as ${name}`;
    case "name":
      return `${name} of stack ${stack} has this name and another id: \`pulumi refresh\` finds out`;
    case "pendingCreate":
      return `a run of stack ${stack} is or was creating it (${name}): \`kaleyra-flows recover\` finds out`;
    default:
      return by satisfies never;
  }
}

/** The error of a command that needs the stacks' flows, if there is no state to read. */
export function noState(): WrongUsage {
  return new WrongUsage(
    "there is no stack's state to read: run this in the folder of a Pulumi project that has a stack.",
  );
}

function holderOf(urn: string, by: Holder["by"]): Holder {
  return { stack: stackOf(urn), name: logicalNameOf(urn), urn, by };
}
