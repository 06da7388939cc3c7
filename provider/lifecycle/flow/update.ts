import type { OperationContext } from "../context";
import { bringTo } from "./bring-to";
import { editsBetween } from "./diff";
import type { FlowInputs } from "./inputs";
import type { FlowState } from "./state";

/**
 * Changes a flow in place: only what differs is sent, and a flow that was or should be live is
 * published again in the same update. A change of the deletion policy alone needs no call.
 *
 * @throws {UnfinishedFlow} If a step failed after the flow had changed.
 */
// oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and the context
export function updateFlow(
  id: string,
  state: FlowState,
  inputs: FlowInputs,
  context: OperationContext,
): Promise<FlowState> {
  return bringTo({ id, inputs, context, isFresh: false }, state, editsBetween(state, inputs));
}
