import { KaleyraError, type KaleyraFailure } from "../../kaleyra/failure";
import type { ValidationError } from "../../kaleyra/flow";
import { flowId } from "../../kaleyra/ids";
import type { FailedStep } from "../../kaleyra/result";
import {
  type ErrorContext,
  type OperationError,
  withErrorContext,
  operationError,
  failedWith,
} from "../operation-error";
import { errorOfAbsence } from "./confirm-gone";
import { hintForPublish } from "./refused-publish";
import { type FlowState, flowLabel, isLive, withKnownStatus } from "./state";
import { pollUntil, statusOf } from "./status";
import { sendStep, type Step, type StepTarget } from "./step";

/**
 * Publishes a flow. A publish that says done is believed, though a read straight after it may
 * still say DRAFT; after any other answer the stage decides, since it may have been published.
 * Errors that an upload of an earlier run brought do not stop it: Kaleyra may judge otherwise now.
 */
export function publish(
  target: StepTarget,
  { documentIsNew }: { readonly documentIsNew: boolean },
): Step {
  const { id, context } = target;
  return {
    progress: "publishing",
    edits: ["status"],
    run: async (state) => {
      const errorContext = { operation: "publish", label: flowLabel(state, id) };
      const { validationErrors } = state;
      if (documentIsNew && validationErrors.length > 0) {
        throw operationError(
          errorContext,
          `Kaleyra found errors in its document: ${listOf(validationErrors)}`,
          "The flow is a DRAFT at Kaleyra; fix the document and run `pulumi up` again.",
        );
      }
      const outcome = await withErrorContext(errorContext, () =>
        sendStep(target, () => context.client.flows.publish(flowId(id))),
      );
      if (outcome.outcome !== "done" && !(await wasPublished(errorContext, outcome.failure))) {
        throw await errorOfPublish(errorContext, outcome, state);
      }
      return { ...withKnownStatus(state, "PUBLISHED"), publish: true, validationErrors: [] };
    },
  };

  function errorOfPublish(
    errorContext: ErrorContext,
    { outcome, failure }: FailedStep,
    state: FlowState,
  ): Promise<OperationError> | OperationError {
    if (outcome === "absent") return errorOfAbsence({ errorContext, id }, state, context);
    const { validationErrors } = state;
    return validationErrors.length === 0
      ? failedWith(errorContext, failure, hintForPublish(failure, state))
      : failedWith(errorContext, failure, fixDocument(validationErrors));
  }

  /** @throws {Problem} If that cannot be read; whether it is live is in doubt then. */
  async function wasPublished(
    errorContext: ErrorContext,
    failure: KaleyraFailure,
  ): Promise<boolean> {
    try {
      const status = await pollUntil(
        () => statusOf(id, context),
        (stage) => stage !== "DRAFT" && (stage !== undefined || !target.isFresh),
      );
      return status !== undefined && isLive(status);
    } catch (error) {
      if (!(error instanceof KaleyraError)) throw error;
      throw failedWith(errorContext, { ...failure, inDoubt: true });
    }
  }
}

function fixDocument(validationErrors: readonly ValidationError[]): string {
  return `The upload of its document brought errors: ${listOf(validationErrors)}. Fix the document and run it again.`;
}

/** The first findings of a document, on one line. */
export function listOf(validationErrors: readonly ValidationError[]): string {
  const shown = validationErrors.slice(0, 10).map(({ error, message, path, line }) => {
    const place = [path, line === undefined ? undefined : `line ${line}`]
      .filter(Boolean)
      .join(", ");
    return `${error} ${message}${place === "" ? "" : ` (${place})`}`;
  });
  const more = validationErrors.length - shown.length;
  return shown.join("; ") + (more > 0 ? `; and ${more} more` : "");
}
