import type { OperationContext } from "../context";
import { withErrorContext, operationError } from "../operation-error";
import { editsBetween } from "./differences";
import type { FlowInputs } from "./inputs";
import { reconcileFlow } from "./reconcile";
import { refuseTakingDown } from "./refused-plans";
import { type FlowState, flowLabel, statusInDoubt, withKnownStatus } from "./state";
import { statusOf } from "./status";

/**
 * Changes a flow in place: only what differs is sent, and a flow that was or should be live is
 * published again in the same update. Where a lost answer left its status in doubt, it is read
 * first. A change of the deletion policy alone needs no call.
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
  const errorContext = { operation: "update", label };
  let from = state;
  // Somebody may have published the flow by hand since it was last read.
  if (statusInDoubt(state) || (edits.length > 0 && !inputs.publish)) {
    const status = await withErrorContext(errorContext, () => statusOf(id, context));
    if (status === undefined && statusInDoubt(state)) {
      throw operationError(
        errorContext,
        "Kaleyra knows no such flow in this account",
        "`pulumi refresh` with the right credentials tells whether it is gone.",
      );
    }
    if (status !== undefined) from = withKnownStatus(state, status);
    refuseTakingDown(label, from.status, { edits, publish: inputs.publish });
  }
  const updated = await reconcileFlow({ id, inputs, context, isFresh: false }, from, edits);
  context.names.fulfil(inputs, id);
  return updated;
}
