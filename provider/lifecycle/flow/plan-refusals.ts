import type { FlowStatus } from "../../kaleyra/flow";
import { OperationError } from "../operation-error";
import { isKnown } from "../value";
import {
  flowLabel,
  hasBeenPublished,
  isAutomatic,
  isLive,
  isStatusUncertain,
  type Editable,
  type FlowState,
  type PlannedInputs,
} from "./state";

/**
 * Refuses an edit of a live flow that would leave it a DRAFT, unless the program stages edits. A
 * `publish` or an `updateStrategy` that is unknown refuses nothing.
 *
 * @throws {OperationError} If the flow would stay a DRAFT.
 */
export function refuseTakingDown(
  label: string,
  status: FlowStatus,
  { edits, news }: { readonly edits: readonly Editable[]; readonly news: PlannedInputs },
): void {
  if (!isLive(status) || news.publish !== false || edits.length === 0) return;
  if (news.updateStrategy === "Draft" || !isKnown(news.updateStrategy)) return;
  throw new OperationError(
    `${label} is ${status}, and changing ${edits.join(", ")} would take it back to DRAFT and leave it there, ` +
      "since publish is false. Set publish to true to publish it again in the same update, or take the change back; to " +
      'test it as a DRAFT first, set updateStrategy to "Draft".',
  );
}

/**
 * Refuses a replacement that would end half-way. A replacement creates the new flow first, so it
 * fails if the new flow cannot get its name or the old one cannot be removed.
 *
 * @throws {OperationError} If the replacement would end half-way.
 */
export function refuseReplacement(
  id: string,
  state: FlowState,
  { news, reasons }: { readonly news: PlannedInputs; readonly reasons: string },
): void {
  const plan = `${flowLabel(state, id)} would be replaced, because of ${reasons}`;
  refuseKeepingOld(plan, state);
  refuseReplacingDraft(plan, state);
  const sameName = news.name === state.name && news.wabaId === state.wabaId;
  // The engine's check for the replacement gives a new automatic name.
  if (sameName && !isAutomatic(news)) {
    throw new OperationError(
      `${plan}, but the new flow could not have the name ${JSON.stringify(state.name)}, which the old one keeps, most ` +
        "likely for good if it was ever published. Change name along with it, or leave it out for an automatic one.",
    );
  }
}

/**
 * Refuses a replacement whose old flow a deletion policy protects. `Retain` is accepted: the old
 * flow stays at Kaleyra and leaves the state.
 *
 * @param plan What would be replaced, and why: the beginning of the message.
 * @throws {OperationError} If the deletion policy would keep the old flow of a replacement.
 */
export function refuseKeepingOld(
  plan: string,
  { deletionPolicy, status }: Pick<FlowState, "deletionPolicy" | "status">,
): void {
  if (deletionPolicy === "Prevent" || (deletionPolicy === "DeleteOnly" && status !== "DRAFT")) {
    throw new OperationError(
      `${plan}, but its deletionPolicy ${deletionPolicy} would keep the old flow. Set deletionPolicy to ` +
        '"DeleteOrDeprecate" or "Retain" and run `pulumi up` before this change.',
    );
  }
}

/**
 * Refuses to replace a DRAFT that was published: Kaleyra may neither delete nor deprecate it, and
 * the provider does not publish a staged edit to remove it.
 *
 * @throws {OperationError} If the old flow is such a DRAFT, or may be one.
 */
function refuseReplacingDraft(plan: string, state: FlowState): void {
  const isUncertain = isStatusUncertain(state);
  const mayBeDraft = state.status === "DRAFT" || isUncertain;
  // `Retain` sends nothing for the old flow.
  if (state.deletionPolicy === "Retain" || !mayBeDraft || !hasBeenPublished(state)) return;
  const verb = isUncertain ? "may be" : "is";
  const orRefresh = isUncertain ? "see its status with `pulumi refresh`, or " : "";
  throw new OperationError(
    `${plan}, but it ${verb} a DRAFT that was published before, and Kaleyra may neither delete nor deprecate one. Before this ` +
      `change, ${orRefresh}publish it (publish: true), or set deletionPolicy to "Retain", and run \`pulumi up\`.`,
  );
}
