import type { Flow } from "../../../provider/kaleyra/flow";
import { flowId, type WabaId } from "../../../provider/kaleyra/ids";
import { flowLabel } from "../../../provider/lifecycle/flow/state";
import { explaining, problemOf } from "../../../provider/lifecycle/problem";
import { messageOf } from "../failure";
import type { ManagedFlows } from "../pulumi/managed-flows";
import type { Session } from "../session";
import { reasonToWait } from "./candidates";

/** What became of a draft that was to be deleted. */
export interface Pruned {
  readonly flow: Flow;
  readonly outcome: "deleted" | "gone" | "kept" | "failed";
  /** Why it was kept, or what failed. */
  readonly reason?: string;
}

/** Deletes a draft if it still is one and nobody has taken it in meanwhile. */
export async function deleteDraft(
  flow: Flow,
  {
    waba,
    managed,
    session,
  }: {
    readonly waba: WabaId;
    readonly managed: ManagedFlows;
    readonly session: Session;
  },
): Promise<Pruned> {
  const kept = (reason: string): Pruned => ({ flow, outcome: "kept", reason });
  const [holder] = managed.holdersOf(flow);
  if (holder !== undefined) return kept(`stack ${holder.stack} has it by now, as ${holder.name}`);
  const wait = reasonToWait(flow, waba, managed);
  if (wait !== undefined) return kept(wait);

  const doing = { operation: "delete", label: flowLabel(flow, flow.id) };
  const { flows } = session.operation();
  try {
    return await explaining(doing, async () => {
      const id = flowId(flow.id);
      const stage = await flows.status(id);
      if (stage === undefined) return { flow, outcome: "gone" };
      if (stage !== "DRAFT") return kept(`it is ${stage} by now`);
      const deletion = await flows.delete(id);
      if (deletion.outcome === "done") return { flow, outcome: "deleted" };
      if (deletion.outcome === "absent") return { flow, outcome: "gone" };
      const left = deletion.outcome === "unclear" ? await flows.status(id) : stage;
      if (left === undefined) return { flow, outcome: "deleted" };
      throw problemOf(doing, deletion.failure);
    });
  } catch (error) {
    return { flow, outcome: "failed", reason: messageOf(error) };
  }
}
