import { describeFailure, KaleyraError, type KaleyraFailure } from "../kaleyra/failure";
import { printable } from "../text";
import { hintFor } from "./hint";

/** A failure as the user reads it: what was being done, to what, what came back, what to do next. */
export class OperationError extends Error {
  override readonly name = "Problem";

  /**
   * @param failure What came back, where something did.
   * @param doing What was being done then.
   */
  constructor(
    message: string,
    readonly failure?: KaleyraFailure,
    readonly doing?: ErrorContext,
  ) {
    super(printable(message));
  }
}

/** What an operation was doing, e.g. `publish`, and to what. */
export interface ErrorContext {
  readonly operation: string;
  readonly label: string;
}

export function operationError(doing: ErrorContext, cause: string, cure: string): OperationError {
  return new OperationError(sentence(doing, cause, cure));
}

export function failedWith(
  doing: ErrorContext,
  failure: KaleyraFailure,
  cure = hintFor(failure),
): OperationError {
  const cause = describeFailure(failure).replace(/\.+$/, "");
  return new OperationError(sentence(doing, cause, cure), failure, doing);
}

function sentence({ operation, label }: ErrorContext, cause: string, cure: string): string {
  return `could not ${operation} ${label}: ${cause}. ${cure}`;
}

/** Runs a step; what the client throws comes out in the user's words. */
export async function withErrorContext<Value>(
  doing: ErrorContext,
  step: () => Promise<Value>,
): Promise<Value> {
  try {
    return await step();
  } catch (error) {
    throw error instanceof KaleyraError ? failedWith(doing, error.failure) : error;
  }
}
