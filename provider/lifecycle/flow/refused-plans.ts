import type { FlowStatus } from "../../kaleyra/flow";
import { OperationError } from "../operation-error";
import { isAutomatic, type PlannedInputs } from "./inputs";
import { type Editable, type FlowState, flowLabel, isLive } from "./state";

/**
 * An edited flow goes back to DRAFT, so an edit of a live one that is not to be published again
 * would take the form away from customers.
 *
 * @throws {OperationError} If it would.
 */
export function refuseTakingDown(
  label: string,
  status: FlowStatus,
  { edits, publish }: { readonly edits: readonly Editable[]; readonly publish: unknown },
): void {
  if (!isLive(status) || publish !== false || edits.length === 0) return;
  throw new OperationError(
    `${label} is ${status}, and changing ${edits.join(", ")} would take the live form down: an edited ` +
      "flow goes back to DRAFT, and publish is false. Set publish to true to publish it again in the same update, or " +
      "take the change back.",
  );
}

/**
 * A replacement makes the new flow first; one that could not be named, or could not get rid of the
 * old flow, would end half-way.
 *
 * @throws {OperationError} If it would.
 */
export function refuseReplacement(
  id: string,
  state: FlowState,
  { news, reasons }: { readonly news: PlannedInputs; readonly reasons: string },
): void {
  const because = `${flowLabel(state, id)} would be replaced, because of ${reasons}`;
  refuseKeepingOld(because, state);
  const sameName = news.name === state.name && news.wabaId === state.wabaId;
  if (sameName && !isAutomatic(news)) {
    throw new OperationError(
      `${because}, but the new flow could not have the name "${state.name}": the old one keeps it, for ever ` +
        "if it was ever published. Change name along with it, or leave it out for an automatic one.",
    );
  }
}

/** @throws {OperationError} If the deletion policy would keep the old flow of a replacement. */
export function refuseKeepingOld(
  because: string,
  { deletionPolicy, status }: Pick<FlowState, "deletionPolicy" | "status">,
): void {
  if (deletionPolicy === "Prevent" || (deletionPolicy === "DeleteOnly" && status !== "DRAFT")) {
    throw new OperationError(
      `${because}, but its deletionPolicy ${deletionPolicy} would keep the old flow. Set deletionPolicy to ` +
        '"DeleteOrDeprecate" or "Retain" and run `pulumi up` before this change.',
    );
  }
}
