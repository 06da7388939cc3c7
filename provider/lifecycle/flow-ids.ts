import type { KaleyraFailure } from "../kaleyra/failure";

/** A flow's name in its WABA, which accepts each name once. */
export interface FlowName {
  readonly wabaId: string;
  readonly name: string;
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
export class FlowIds {
  readonly #holders = new Map<string, readonly Holder[]>();

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
  renamed(id: string, former: FlowName, flow: FlowName): void {
    const holders = this.#holders.get(id) ?? [];
    const renamed = holders.map((holder) =>
      isSame(holder.flow, former) ? { ...holder, flow } : holder,
    );
    this.#holders.set(id, renamed);
  }

  #others(id: string, flow: FlowName): readonly Holder[] {
    return (this.#holders.get(id) ?? []).filter((holder) => !isSame(holder.flow, flow));
  }
}

function isSame(one: FlowName, other: FlowName): boolean {
  return one.wabaId === other.wabaId && one.name === other.name;
}

/** The response to a create has the id of another flow, so the effect of the request is unknown. */
export const wrongIdFailure: KaleyraFailure = {
  kind: "unreadable",
  status: 200,
  expected: "the id of a new flow, and not of another one",
};
