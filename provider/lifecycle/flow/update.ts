import type { OperationContext } from "../context";
import { bringTo } from "./bring-to";
import { editsBetween } from "./differences";
import type { FlowInputs } from "./inputs";
import { refuseTakingDown } from "./refused-plans";
import { type FlowState, flowLabel } from "./state";

/**
 * Changes a flow in place: only what differs is sent, and a flow that was or should be live is
 * published again in the same update. A change of the deletion policy alone needs no call.
 *
 * @throws {FlowProblem} If the change would take a live form down; a preview has said so, unless it
 * did not know the values.
 * @throws {UnfinishedFlow} If a step failed after the flow had changed.
 */
// oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and the context
export async function updateFlow(
  id: string,
  state: FlowState,
  inputs: FlowInputs,
  context: OperationContext,
): Promise<FlowState> {
  const edits = editsBetween(state, inputs);
  refuseTakingDown(flowLabel(state, id), state, { edits, publish: inputs.publish });
  return bringTo({ id, inputs, context, isFresh: false }, state, edits);
}
