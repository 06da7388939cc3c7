import type { OperationContext } from "../context";
import { explaining } from "../problem";
import { bringTo } from "./bring-to";
import { editsBetween } from "./differences";
import type { FlowInputs } from "./inputs";
import { refuseTakingDown } from "./refused-plans";
import { stageOf } from "./stage";
import { type FlowState, flowLabel } from "./state";

/**
 * Changes a flow in place: only what differs is sent, and a flow that was or should be live is
 * published again in the same update. A change of the deletion policy alone needs no call.
 *
 * @throws {Problem} If the change would take a live form down, of which a preview knows only
 * what the state knows.
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
  const label = flowLabel(state, id);
  if (edits.length > 0 && !inputs.publish) {
    // Somebody may have published the flow by hand since it was last read.
    const status = await explaining({ operation: "update", label }, () => stageOf(id, context));
    refuseTakingDown(label, status ?? state.status, { edits, publish: inputs.publish });
  }
  const updated = await bringTo({ id, inputs, context, isFresh: false }, state, edits);
  context.names.fulfil(inputs);
  return updated;
}
