import { describeFailure, KaleyraError, type KaleyraFailure } from "../kaleyra/failure";
import { printable } from "../text";
import { checkAccess, hintFor, isAccessFailure } from "./hint";

/**
 * An error as the user reads it: the operation, the resource, what came back, and what to do next.
 */
export class OperationError extends Error {
  override readonly name = "OperationError";

  /**
   * @param message The whole message; `operationError` and `failedWith` compose it.
   * @param failure What came back; missing if the provider itself refused the operation.
   * @param errorContext The operation that failed; present if there is a failure.
   */
  constructor(
    message: string,
    readonly failure?: KaleyraFailure,
    readonly errorContext?: ErrorContext,
  ) {
    super(printable(message));
  }
}

/** What was being done: the message begins with `could not <operation> <label>`. */
export interface ErrorContext {
  /** A verb, with a preposition if it needs one, e.g. `publish` or `upload the document of`. */
  readonly operation: string;
  /** The resource. */
  readonly label: string;
}

/**
 * The error for an operation that the provider itself refused or could not finish.
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
  // A cause such as "Kaleyra answered: …" has a colon of its own.
  const link = cause.includes(": ") ? ", since " : ": ";
  return `could not ${operation} ${label}${link}${cause}. ${hint}`;
}

/**
 * Runs a step. An error of the client becomes an error that the user can read.
 *
 * @param hint The hint for a failure of this step; `undefined` for the failure's usual hint.
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
