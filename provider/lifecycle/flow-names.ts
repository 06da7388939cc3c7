import type { KaleyraFailure } from "../kaleyra/failure";
import type { FlowStatus } from "../kaleyra/flow";

/** A flow's name in its WABA, which accepts each name once. */
export interface FlowName {
  readonly wabaId: string;
  readonly name: string;
}

/** The name of a resource before this run. */
export interface FormerName extends FlowName {
  /** Whether the program wanted the flow live; missing where the check does not know. */
  readonly publish?: unknown;
}

interface Claim {
  /** The resource that claims the name; missing where the adapter does not know it. */
  readonly urn: string | undefined;
  /** Whether the resource did not have the name before this run. */
  readonly isNew: boolean;
  /** Whether no flow of this run has got the name yet. */
  readonly isOpen: boolean;
}

/**
 * The names that the checks of one engine run have claimed for flows. The engine does not show a
 * provider which of its calls belong together. Only these names show that a deletion is the first
 * half of a replacement, and that two resources want the same name.
 */
export class FlowNames {
  readonly ids = new FlowIds();
  readonly #claims = new Map<string, Claim>();
  readonly #before = new Map<string, FormerName>();
  readonly #statuses = new Map<string, FlowStatus>();

  /**
   * Records the name that a check found.
   *
   * @param before Missing for a new resource and for a replacement.
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
      if (isNew || claimed.isNew) return { otherUrn: claimed.urn };
    }
    // A flow that keeps its name already has it. The check for its replacement is a separate one.
    this.#claims.set(key, { urn, isNew, isOpen: isNew });

    if (urn === undefined) return {};
    if (before !== undefined) this.#before.set(urn, before);
    const former = before === undefined ? this.#before.get(urn) : undefined;
    return former !== undefined && keyOf(former) === key ? { replaced: former } : {};
  }

  /** Records that a flow has got the name. */
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
  readonly kind: string;
  readonly flow: FlowName;
  /** Whether this run created the flow, so that no state of an earlier run can have its id. */
  readonly isCreated: boolean;
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
   * @returns The other flow that has the id; it is not recorded for this one then.
   */
  claim(id: string, flow: FlowName): FlowName | undefined {
    const others = this.#others(id, flow);
    if (others.length > 0) return others[0]?.flow;
    this.#holders.set(id, [{ kind: "created", flow, isCreated: true }]);
    return undefined;
  }

  /**
   * Records the id of a flow in the state. A migration and a flow may manage the same flow, and know
   * it by different names.
   *
   * @returns The other flow that has the id.
   */
  note(id: string, kind: string, flow: FlowName): FlowName | undefined {
    const others = this.#others(id, flow);
    this.#holders.set(id, [...others, { kind, flow, isCreated: false }]);
    return others.find((other) => other.isCreated || other.kind === kind)?.flow;
  }

  /** Records that a flow has another name now. */
  rename(id: string, former: FlowName, flow: FlowName): void {
    const holders = this.#holders.get(id) ?? [];
    const renamed = holders.map((holder) =>
      isSame(holder.flow, former) ? { ...holder, flow } : holder,
    );
    this.#holders.set(id, renamed);
  }

  /** Records that a resource of the program has this id, and keeps it in this run. */
  keep(id: string, urn: string): void {
    this.#kept.set(urn, id);
  }

  /** Records that a resource will be replaced, so that it does not keep its id. */
  release(urn: string): void {
    this.#kept.delete(urn);
  }

  /**
   * The other resource of the program that keeps an id.
   *
   * @param urn The resource that is asking; missing where the adapter does not know it.
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

/** The response to a create has the id of another flow, so the effect of the request is unknown. */
export const wrongIdFailure: KaleyraFailure = {
  kind: "unreadable",
  status: 200,
  expected: "the id of a new flow, and not of another one",
};
