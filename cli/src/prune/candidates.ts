import type { Flow } from "../../../provider/kaleyra/flow";
import type { WabaId } from "../../../provider/kaleyra/ids";
import { describeHolder, type ManagedFlows } from "../pulumi/managed-flows";

/** Which drafts of a WABA nobody manages, and which are left alone although it looks so. */
export interface Candidates {
  /** The oldest first, as far as ids tell. */
  readonly drafts: readonly Flow[];
  readonly leftAlone: readonly { readonly flow: Flow; readonly reason: string }[];
}

export function candidates(
  flows: readonly Flow[],
  { waba, managed }: { readonly waba: WabaId; readonly managed: ManagedFlows },
): Candidates {
  const drafts: Flow[] = [];
  const leftAlone: { flow: Flow; reason: string }[] = [];
  for (const flow of flows.filter(({ status }) => status === "DRAFT")) {
    const holders = managed.holdersOf(flow, waba);
    const [holder] = holders;
    if (holder === undefined) drafts.push(flow);
    else if (holders.every(({ isPending }) => isPending === true)) {
      leftAlone.push({ flow, reason: describeHolder(holder) });
    }
  }
  return { drafts: drafts.sort(byAge), leftAlone };
}

/** Kaleyra gives no date. A later flow has the greater id, which is a guess: docs/assumptions.md, `ids-ascend`. */
function byAge({ id: one }: Flow, { id: other }: Flow): number {
  return one.length - other.length || (one < other ? -1 : Number(one > other));
}
