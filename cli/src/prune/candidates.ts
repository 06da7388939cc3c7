import type { Flow } from "../../../provider/kaleyra/flow";
import type { WabaId } from "../../../provider/kaleyra/ids";
import type { ManagedFlows } from "../pulumi/managed-flows";

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
    if (managed.holdersOf(flow).length > 0) continue;
    const reason = reasonToWait(flow, waba, managed);
    if (reason === undefined) drafts.push(flow);
    else leftAlone.push({ flow, reason });
  }
  return { drafts: drafts.sort(byAge), leftAlone };
}

/** Why a draft that no state holds may still be a stack's. */
export function reasonToWait(
  { name }: Pick<Flow, "name">,
  waba: WabaId,
  managed: ManagedFlows,
): string | undefined {
  const pending = managed.pendingFor({ wabaId: waba, name });
  if (pending === undefined) return undefined;
  return (
    `a run of stack ${pending.stack} was making it, or is (${pending.name}): ` +
    "`kaleyra-flows recover` takes it in"
  );
}

/** Kaleyra gives no date. A later flow has the greater id, which is a guess: docs/assumptions.md, `ids-ascend`. */
function byAge({ id: one }: Flow, { id: other }: Flow): number {
  return one.length - other.length || (one < other ? -1 : Number(one > other));
}
