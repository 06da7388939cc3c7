import type { Flow } from "../../../provider/kaleyra/flow";
import { flowId } from "../../../provider/kaleyra/ids";
import { flowLabel } from "../../../provider/lifecycle/flow/state";
import { withErrorContext, failedWith } from "../../../provider/lifecycle/operation-error";
import { printable } from "../../../provider/text";
import { Failure } from "../failure";
import { describeHolder, ManagedFlows } from "../pulumi/managed-flows";
import type { Stack } from "../pulumi/stack";
import type { Session } from "../session";
import { looksLeftOver } from "./orphans";

/**
 * Deletes a draft that a killed provider left over.
 *
 * @param stacks All stacks that could manage it.
 * @returns The flow that it was.
 * @throws {Failure} If a stack has it or is locked, or if it does not look left over.
 */
export async function discard(
  id: string,
  stacks: readonly Stack[],
  session: Session,
): Promise<Flow> {
  const { flows } = session.operation().client;
  const context = { operation: "discard", label: id };
  const flow = await withErrorContext(context, () => flows.get(flowId(id)));
  if (flow === undefined) throw new Failure(`could not discard ${id}: Kaleyra knows no such flow.`);
  const label = printable(flowLabel(flow, id));
  const managed = await ManagedFlows.readUnlocked(stacks);
  const [holder] = managed.holdersOf(flow, flow.wabaId);
  if (holder !== undefined) {
    throw new Failure(`${label} was not discarded: ${describeHolder(holder)}.`);
  }
  if (!looksLeftOver(flow)) {
    throw new Failure(
      `${label} was not discarded: it is not a draft with an automatic name (it is ${flow.status}), so no killed run left it.`,
    );
  }
  await withErrorContext({ ...context, label }, async () => {
    const deletion = await flows.delete(flowId(id));
    if (deletion.outcome === "done") return;
    const left = await flows.status(flowId(id));
    if (left !== undefined) throw failedWith({ ...context, label }, deletion.failure);
  });
  return flow;
}
