import { KaleyraError, type KaleyraFailure } from "../../kaleyra/failure";
import type { FlowStatus } from "../../kaleyra/flow";
import { isNotEditableRefusal } from "../../kaleyra/refusals";
import type { Using } from "../context";
import { type ErrorContext, type OperationError, failedWith } from "../operation-error";
import { hintForCategories } from "./categories";
import { errorOfAbsence } from "./confirm-gone";
import type { FlowInputs } from "./inputs";
import { statusOf } from "./status";

interface EditedFlow {
  readonly id: string;
  readonly inputs: Pick<FlowInputs, "wabaId" | "categories">;
  readonly context: Using<"flows">;
}

/**
 * What to tell of an edit that was not done. A flow that cannot be edited is refused in the same words
 * whatever its status, and what to do depends on that, so it is read.
 */
export async function errorOfEdit(
  errorContext: ErrorContext,
  failure: KaleyraFailure,
  { id, inputs, context }: EditedFlow,
): Promise<OperationError> {
  if (failure.kind === "noSuchFlow") return errorOfAbsence({ errorContext, id }, inputs, context);
  if (failure.kind !== "refused" || !isNotEditableRefusal(failure)) {
    const hint = hintForCategories(failure, inputs.categories);
    return failedWith(errorContext, failure, hint);
  }
  const status = await statusOf(id, context).catch((error: unknown) => {
    if (error instanceof KaleyraError) return undefined;
    throw error;
  });
  return failedWith(errorContext, failure, hintFor(status));
}

/** Only a flow that is live beyond doubt may be given up for a new one: that deprecates it for ever. */
function hintFor(status: FlowStatus | undefined): string {
  switch (status) {
    case "PUBLISHED":
      return 'This flow cannot be edited in place any more: set updateStrategy to "Replace" for a new one instead.';
    case "THROTTLED":
    case "BLOCKED":
      return (
        `It is ${status}: WhatsApp holds it back and may release it. See what is wrong in WhatsApp Manager (often the ` +
        "endpoint), wait until it is PUBLISHED, then run `pulumi up` again."
      );
    case "DEPRECATED":
      return "It is DEPRECATED, for ever: after `pulumi refresh` the next `pulumi up` makes a new one.";
    default:
      return `Its status is ${status ?? "not known"}: see it with \`pulumi refresh\`, then run \`pulumi up\` again.`;
  }
}
