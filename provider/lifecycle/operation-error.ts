import { describeFailure, KaleyraError, type KaleyraFailure } from "../kaleyra/failure";
import { printable } from "../text";
import { checkAccess, hintFor, isAccessFailure } from "./hint";

/**
 * An error as the user reads it: the operation, the resource, what came back, and what to do next.
 */
export class OperationError extends Error {
  override readonly name = "OperationError";

  /**
   * @param failure What came back, if anything did.
   * @param errorContext The operation that failed.
   */
  constructor(
    message: string,
    readonly failure?: KaleyraFailure,
    readonly errorContext?: ErrorContext,
  ) {
    super(printable(message));
  }
}

/** An operation, e.g. `publish`, and the resource. */
export interface ErrorContext {
  readonly operation: string;
  readonly label: string;
}

/**
 * The error for an operation that this package itself refused or could not finish.
 *
 * @param cause One clause without a full stop.
 * @param hint What to do next, in whole sentences.
 */
export function operationError(
  errorContext: ErrorContext,
  cause: string,
  hint: string,
): OperationError {
  return new OperationError(sentence(errorContext, cause, hint));
}

/** The error for a failure of Kaleyra. An access failure also names `kaleyra-flows doctor`. */
export function failedWith(
  errorContext: ErrorContext,
  failure: KaleyraFailure,
  hint = hintFor(failure),
): OperationError {
  const cause = describeFailure(failure).replace(/\.+$/, "");
  const next = isAccessFailure(failure) ? `${hint} ${checkAccess}` : hint;
  return new OperationError(sentence(errorContext, cause, next), failure, errorContext);
}

function sentence({ operation, label }: ErrorContext, cause: string, hint: string): string {
  // What Kaleyra answered follows a colon of its own.
  const link = cause.includes(": ") ? ", since " : ": ";
  return `could not ${operation} ${label}${link}${cause}. ${hint}`;
}

/**
 * Runs a step. An error of the client becomes an error that the user can read.
 *
 * @param hint What to do next, where that depends on the step.
 */
export async function withErrorContext<Value>(
  errorContext: ErrorContext,
  step: () => Promise<Value>,
  hint?: (failure: KaleyraFailure) => string | undefined,
): Promise<Value> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof KaleyraError)) throw error;
    throw failedWith(errorContext, error.failure, hint?.(error.failure));
  }
}
