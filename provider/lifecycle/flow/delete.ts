import { describeFailure, type KaleyraFailure, mayHaveBeenApplied } from "../../kaleyra/failure";
import { flowId } from "../../kaleyra/ids";
import { isPublishedRefusal } from "../../kaleyra/refusals";
import type { FailedStep } from "../../kaleyra/result";
import type { OperationContext } from "../context";
import {
  failedWith,
  operationError,
  type ErrorContext,
  type OperationError,
  withErrorContext,
} from "../operation-error";
import { confirmGone, pollUntil, statusOf } from "./lookup";
import { deletionPolicyOf, flowLabel, hasBeenPublished, isLive, type FlowState } from "./state";

/** The part of a flow's state that a deletion needs. */
type DeletableFlow = Pick<
  FlowState,
  "name" | "automaticName" | "wabaId" | "status" | "everPublished" | "deletionPolicy"
>;

/**
 * Deletes or deprecates a flow. A draft is deleted. Kaleyra refuses to delete a flow that has been
 * published, so the flow is then deprecated, with a warning. The status in the state does not
 * decide between the two, since somebody may have published the flow by hand. Safe to run twice.
 *
 * @throws {OperationError} If the flow still exists and is not deprecated, or must not be changed.
 * @see https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-delete-flow
 */
export async function deleteFlow(
  id: string,
  state: DeletableFlow,
  context: OperationContext,
): Promise<void> {
  const policy = deletionPolicyOf(state);
  switch (policy) {
    case "Prevent":
      throw operationError(
        deletionContext(id, state),
        'its deletionPolicy is "Prevent", so nothing was sent to Kaleyra',
        "Set deletionPolicy to another value and run `pulumi up` first, if it really is to go.",
      );
    case "Retain":
      if (context.names.isAwaited(state)) throw nameAwaited(deletionContext(id, state), state);
      context.warn(
        'stays at Kaleyra as it is, since its deletionPolicy is "Retain"; Pulumi no longer knows it',
      );
      return;
    case "DeleteOnly":
    case "DeleteOrDeprecate":
      return deleteOrDeprecate({ id, state, context });
    default:
      policy satisfies never;
      throw operationError(
        deletionContext(id, state),
        `this version knows no deletionPolicy ${JSON.stringify(policy)}, so nothing was sent to Kaleyra`,
        "A later version of this provider wrote the state; destroy the flow with that one.",
      );
  }
}

interface Target {
  readonly id: string;
  readonly state: DeletableFlow;
  readonly context: OperationContext;
}

async function deleteOrDeprecate(target: Target): Promise<void> {
  const { id, state, context } = target;
  const errorContext = deletionContext(id, state);
  context.progress?.("deleting");
  const deletion = await withErrorContext(errorContext, () =>
    context.client.flows.delete(flowId(id)),
  );
  if (deletion.outcome === "done") return;
  if (deletion.outcome === "absent") return confirmGone({ errorContext, id }, state, context);

  const isPublished = deletion.outcome === "refused" && isPublishedRefusal(deletion.failure);
  // Without a refusal that is recognized, the status shows what has happened.
  if (!isPublished) {
    // After an unclear response, a draft may be gone in a moment. A flow that was live may still be
    // read as a DRAFT, since a read may lag behind its publish.
    const mayChange = mayHaveBeenApplied(deletion.failure) || isLive(state.status);
    const status = await withErrorContext(errorContext, () =>
      pollUntil(
        () => statusOf(id, context),
        (current) => current !== "DRAFT" || !mayChange,
      ),
    );
    if (status === undefined) return confirmGone({ errorContext, id }, state, context);
    if (status === "DEPRECATED") return context.warn(deprecatedNotDeleted(state));
    if (status === "DRAFT") {
      throw hasBeenPublished(state)
        ? publishedDraft(errorContext, deletion.failure)
        : failedWith(errorContext, deletion.failure);
    }
  }
  if (state.deletionPolicy === "DeleteOnly") {
    throw operationError(
      errorContext,
      'it has been published, so Kaleyra refuses to delete it, and its deletionPolicy is "DeleteOnly"',
      'Set deletionPolicy to "DeleteOrDeprecate" (or "Retain") and run `pulumi up`, then destroy again.',
    );
  }
  if (context.names.isAwaited(state)) throw nameAwaited(errorContext, state);
  await deprecate(target, deletion);
}

/**
 * Deprecates a flow that cannot be deleted.
 *
 * @param deletion The outcome of the deletion, for the error about a DRAFT that was published.
 */
async function deprecate({ id, state, context }: Target, deletion: FailedStep): Promise<void> {
  const errorContext: ErrorContext = { operation: "deprecate", label: flowLabel(state, id) };
  context.endChange(); // The flow still exists and is unchanged, so a cancel may end the operation.
  context.progress?.("deprecating");
  const deprecation = await withErrorContext(errorContext, () =>
    context.client.flows.deprecate(flowId(id)),
  );
  if (deprecation.outcome === "absent") return confirmGone({ errorContext, id }, state, context);
  if (deprecation.outcome === "done") {
    return context.warn(deprecatedNotDeleted(state));
  }

  const status = await withErrorContext(errorContext, () =>
    pollUntil(
      () => statusOf(id, context),
      // A read may lag behind a deprecation that was applied.
      (current) =>
        current === undefined ||
        current === "DEPRECATED" ||
        !mayHaveBeenApplied(deprecation.failure),
    ),
  );
  if (status === undefined) return confirmGone({ errorContext, id }, state, context);
  if (status === "DEPRECATED") return context.warn(deprecatedNotDeleted(state));
  if (status === "DRAFT") {
    throw publishedDraft(deletionContext(id, state), deletion.failure, deprecation.failure);
  }
  throw failedWith(errorContext, deprecation.failure);
}

function deletionContext(id: string, state: DeletableFlow): ErrorContext {
  return { operation: "delete", label: flowLabel(state, id) };
}

/**
 * The error for a DRAFT that was published and can neither be deleted nor deprecated. The provider
 * does not publish it just to deprecate it: customers would get an edit that is staged.
 */
function publishedDraft(
  errorContext: ErrorContext,
  deletion: KaleyraFailure,
  deprecation?: KaleyraFailure,
): OperationError {
  const failedDeprecation =
    deprecation === undefined ? "" : `, nor deprecate it (${describeFailure(deprecation)})`;
  return operationError(
    errorContext,
    `it is a DRAFT that was published before, and Kaleyra did not delete it (${describeFailure(deletion)})${failedDeprecation}`,
    "Set publish to true and run `pulumi up` (or publish it in WhatsApp Manager), then destroy it again; or, to leave it " +
      'there, set deletionPolicy to "Retain" and run `pulumi up` first.',
  );
}

/**
 * The error for a flow that would be deprecated or kept before its replacement exists. It most
 * likely keeps its name, so the new flow could not have the name.
 */
function nameAwaited(errorContext: ErrorContext, { name }: DeletableFlow): OperationError {
  return operationError(
    errorContext,
    `a flow of this program waits for the name ${JSON.stringify(name)}, which this one most likely keeps once it is DEPRECATED, so it was left as it is`,
    "Give the new flow another name, or leave name out for an automatic one; or take back what replaces it " +
      "(deleteBeforeReplace, `--replace`, `pulumi state taint`).",
  );
}

function deprecatedNotDeleted({ name, wabaId }: DeletableFlow): string {
  return (
    "DEPRECATED, not deleted, since Kaleyra does not delete a published flow. It cannot be sent or opened any more, not " +
    "even by a message template; responses from devices that have it open may still arrive. " +
    `It stays in the list of WABA ${wabaId}, and the name ${JSON.stringify(name)} most likely stays taken`
  );
}
