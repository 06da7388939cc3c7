import type { KaleyraFailure } from "../kaleyra/failure";
import type { FlowStatus } from "../kaleyra/flow";

/** A flow's name in its WABA, which accepts each name once. */
export interface FlowName {
  readonly wabaId: string;
  readonly name: string;
}

/** The name that a resource had before this run. */
export interface FormerName extends FlowName {
  /** The input `publish`: a boolean, or unknown; missing for the copy of a migration. */
  readonly publish?: unknown;
}

interface Claim {
  /** The resource that claims the name; missing where the adapter does not know it. */
  readonly urn: string | undefined;
  /** Whether the name is new to the resource, which had another one or none before this run. */
  readonly isNew: boolean;
  /** Whether no flow of this run has received the name yet. */
  readonly isOpen: boolean;
}

/**
 * The names that the checks of one engine run have claimed for flows, and the ids of the run. The
 * engine does not show a provider which of its calls belong together. Only these names show that a
 * deletion is the first half of a replacement, and that two resources want the same name.
 */
export class FlowNames {
  readonly ids = new FlowIds();
  /** The claims by the key of the name. */
  readonly #claims = new Map<string, Claim>();
  /** The former names by URN. */
  readonly #formerNames = new Map<string, FormerName>();
  /** The statuses of the names' flows by the key of the name. */
  readonly #statuses = new Map<string, FlowStatus>();

  /**
   * Records the name that a check found. For a replacement the engine checks a resource twice:
   * first with its old inputs, then without them.
   *
   * @param before The name in the old inputs; missing for a new resource and in the second check of
   *   a replacement.
   * @returns What holds the name in this run: another resource, or the flow that is to be replaced.
   */
  claim(
    wanted: FlowName,
    { urn, before }: { readonly urn: string | undefined; readonly before: FormerName | undefined },
  ): { readonly otherUrn?: string; readonly replaced?: FormerName } {
    const key = keyOf(wanted);
    const isNew = before === undefined || keyOf(before) !== key;
    const claimed = this.#claims.get(key);
    if (urn !== undefined && claimed?.urn !== undefined && claimed.urn !== urn) {
      // Two resources that both had the name before this run share one flow.
      if (isNew || claimed.isNew) return { otherUrn: claimed.urn };
    }
    // A flow that keeps its name already has it, so the claim is not open.
    this.#claims.set(key, { urn, isNew, isOpen: isNew });

    if (urn === undefined) return {};
    if (before !== undefined) {
      this.#formerNames.set(urn, before);
      return {};
    }
    const former = this.#formerNames.get(urn);
    return former !== undefined && keyOf(former) === key ? { replaced: former } : {};
  }

  /** Records that a flow has received the name. */
  assign(name: FlowName): void {
    const key = keyOf(name);
    const claimed = this.#claims.get(key);
    if (claimed !== undefined) this.#claims.set(key, { ...claimed, isOpen: false });
  }

  /** Whether a flow of this run still waits for the name. */
  isAwaited(name: FlowName): boolean {
    return this.#claims.get(keyOf(name))?.isOpen === true;
  }

  /** Records the status of the flow that has a name before this run, according to the state. */
  noteStatus({ status, ...name }: FlowName & { readonly status: FlowStatus }): void {
    this.#statuses.set(keyOf(name), status);
  }

  /** The status that was noted for the flow of that name; `undefined` if none was. */
  statusOf(name: FlowName): FlowStatus | undefined {
    return this.#statuses.get(keyOf(name));
  }
}

function keyOf({ wabaId, name }: FlowName): string {
  return `${wabaId} ${name}`;
}

interface Holder {
  readonly flow: FlowName;
  /**
   * The kind of the resource whose state has the id; missing for a flow that this run creates,
   * whose id no state of an earlier run can have.
   */
  readonly kind?: string;
}

/**
 * The ids of one engine run, and the flows that have them. The response to a create may contain the
 * id of another flow, e.g. where a gateway mixes up two responses.
 */
class FlowIds {
  readonly #holders = new Map<string, readonly Holder[]>();
  /** The ids of the flows that the program keeps, by URN. */
  readonly #kept = new Map<string, string>();

  /**
   * Records the id of a flow that this run creates.
   *
   * @returns The other flow that has the id, if any. The id is not recorded for this flow then.
   */
  claim(id: string, flow: FlowName): FlowName | undefined {
    const [other] = this.#others(id, flow);
    if (other !== undefined) return other.flow;
    this.#holders.set(id, [{ flow }]);
    return undefined;
  }

  /**
   * Records the id of a flow in the state.
   *
   * @param kind The kind of the resource. A migration and a flow may manage the same flow, and know
   *   it by different names, so only resources of one kind conflict.
   * @returns The other flow that has the id, if any.
   */
  note(id: string, kind: string, flow: FlowName): FlowName | undefined {
    const others = this.#others(id, flow);
    this.#holders.set(id, [...others, { flow, kind }]);
    return others.find((other) => other.kind === undefined || other.kind === kind)?.flow;
  }

  /** Records that a flow has another name now. */
  rename(id: string, former: FlowName, flow: FlowName): void {
    const holders = this.#holders.get(id) ?? [];
    const renamed = holders.map((holder) =>
      isSame(holder.flow, former) ? { ...holder, flow } : holder,
    );
    this.#holders.set(id, renamed);
  }

  /** Records that a resource of the program has this id and is not replaced in this run. */
  keep(id: string, urn: string): void {
    this.#kept.set(urn, id);
  }

  /** Records that a resource will be replaced, so that its id may be deleted. */
  release(urn: string): void {
    this.#kept.delete(urn);
  }

  /**
   * The URN of another resource that keeps an id, if there is one.
   *
   * @param urn The resource that would delete the id; missing where the adapter does not know it.
   */
  keeperOf(id: string, urn: string | undefined): string | undefined {
    return [...this.#kept].find(([keeper, kept]) => kept === id && keeper !== urn)?.[0];
  }

  #others(id: string, flow: FlowName): readonly Holder[] {
    return (this.#holders.get(id) ?? []).filter((holder) => !isSame(holder.flow, flow));
  }
}

function isSame(first: FlowName, second: FlowName): boolean {
  return first.wabaId === second.wabaId && first.name === second.name;
}

/**
 * The failure of a create whose response has the id of another flow. The effect of the request is
 * unknown then.
 */
export const wrongIdFailure: KaleyraFailure = {
  kind: "unreadable",
  status: 200,
  expected: "the id of a new flow, and not of another one",
};
