import type { Flow } from "../../../provider/kaleyra/flow";
import type { WabaId } from "../../../provider/kaleyra/ids";
import { describeHolder, type ManagedFlows } from "../pulumi/managed-flows";

/** The unmanaged drafts of a WABA, and those that a pending run may still manage. */
export interface Candidates {
  /** Oldest first, judged by their ids. */
  readonly drafts: readonly Flow[];
  readonly skipped: readonly { readonly flow: Flow; readonly reason: string }[];
}

export function candidates(
  flows: readonly Flow[],
  { waba, managed }: { readonly waba: WabaId; readonly managed: ManagedFlows },
): Candidates {
  const drafts: Flow[] = [];
  const skipped: { flow: Flow; reason: string }[] = [];
  for (const flow of flows.filter(({ status }) => status === "DRAFT")) {
    const holders = managed.holdersOf(flow, waba);
    const [holder] = holders;
    if (holder === undefined) drafts.push(flow);
    else if (holders.every(({ isPending }) => isPending === true)) {
      skipped.push({ flow, reason: describeHolder(holder) });
    }
  }
  return { drafts: drafts.sort(byAge), skipped };
}

/** Kaleyra gives no date, so ids are assumed to ascend: docs/assumptions.md, `ids-ascend`. */
function byAge({ id: one }: Flow, { id: other }: Flow): number {
  return one.length - other.length || (one < other ? -1 : Number(one > other));
}
