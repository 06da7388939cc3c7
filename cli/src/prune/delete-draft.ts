import type { Flow } from "../../../provider/kaleyra/flow";
import { flowId, type WabaId } from "../../../provider/kaleyra/ids";
import { flowLabel } from "../../../provider/lifecycle/flow/state";
import { withErrorContext, failedWith } from "../../../provider/lifecycle/operation-error";
import { Failure, messageOf } from "../failure";
import { describeHolder, ManagedFlows } from "../pulumi/managed-flows";
import type { Stack } from "../pulumi/stack";
import type { Session } from "../session";

/** What became of a draft that was to be deleted. */
export interface Pruned {
  readonly flow: Flow;
  readonly outcome: "deleted" | "gone" | "kept" | "failed";
  /** Why it was kept, or what failed. */
  readonly reason?: string;
}

/**
 * Deletes a draft if it still is one and no stack has it by now: what the states say is read right
 * before the deletion.
 *
 * @throws {Failure} If a state cannot be read, or a stack is locked: then the others are safe, too.
 */
export async function deleteDraft(
  flow: Flow,
  {
    waba,
    stacks,
    session,
  }: {
    readonly waba: WabaId;
    readonly stacks: readonly Stack[];
    readonly session: Session;
  },
): Promise<Pruned> {
  const kept = (reason: string): Pruned => ({ flow, outcome: "kept", reason });
  const doing = { operation: "delete", label: flowLabel(flow, flow.id) };
  const { flows } = session.operation();
  const id = flowId(flow.id);
  try {
    const stage = await withErrorContext(doing, () => flows.status(id));
    if (stage === undefined) return { flow, outcome: "gone" };
    if (stage !== "DRAFT") return kept(`it is ${stage} by now`);
    const [holder] = (await ManagedFlows.readUnlocked(stacks)).holdersOf(flow, waba);
    if (holder !== undefined) return kept(describeHolder(holder));
    return await withErrorContext(doing, async () => {
      const deletion = await flows.delete(id);
      if (deletion.outcome === "done") return { flow, outcome: "deleted" };
      if (deletion.outcome === "absent") return { flow, outcome: "gone" };
      const left = deletion.outcome === "unclear" ? await flows.status(id) : stage;
      if (left === undefined) return { flow, outcome: "deleted" };
      throw failedWith(doing, deletion.failure);
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    return { flow, outcome: "failed", reason: messageOf(error) };
  }
}
