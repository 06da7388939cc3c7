import { KaleyraError, type KaleyraFailure, mayHaveBeenApplied } from "./failure";
import type { Refusal } from "./refusals";
import type { ApiResponse } from "./response";
import { isConfirmed, Unreadable } from "./wire";

/** The outcome of one request: the value read from the response, or the failure. */
export type ApiResult<Value = ApiResponse> =
  | { readonly request: string; readonly value: Value; readonly failure?: undefined }
  | {
      /** Method and path, as in errors and the log. */
      readonly request: string;
      readonly failure: KaleyraFailure;
      /** Missing if no response arrived. */
      readonly response?: ApiResponse;
    };

/**
 * Reads a successful response. If `read` throws, the response is `unreadable`, and the request may
 * have been applied.
 *
 * @param read Throws `Unreadable` if the response differs from its documentation.
 */
export function readResult<Value>(
  result: ApiResult,
  read: (response: ApiResponse) => Value,
): ApiResult<Value> {
  if (result.failure !== undefined) return result;
  const { request, value: response } = result;
  try {
    return { request, value: read(response) };
  } catch (error) {
    const expected = error instanceof Unreadable ? error.message : "JSON of another form";
    return { request, failure: unreadableFailure(response, expected), response };
  }
}

/**
 * The failure of a response that cannot be interpreted.
 *
 * @param expected What the response should have contained: the message contains `expected …`.
 */
export function unreadableFailure({ status }: ApiResponse, expected: string): KaleyraFailure {
  return { kind: "unreadable", status, expected };
}

/**
 * The value of a result.
 *
 * @throws {KaleyraError} If the request failed.
 */
export function valueOf<Value>(result: ApiResult<Value>): Value {
  if (result.failure !== undefined) throw new KaleyraError(result.request, result.failure);
  return result.value;
}

/**
 * The outcome of a step, as far as the API's rules determine it. `absent` means that Kaleyra knows
 * no such flow or number *in this account*. `unclear` means that the step may have been applied, so
 * the resource has to be read.
 */
export type StepOutcome =
  | { readonly outcome: "done" }
  | { readonly outcome: "absent"; readonly failure: KaleyraFailure }
  | { readonly outcome: "refused"; readonly failure: Refusal }
  | { readonly outcome: "unclear"; readonly failure: KaleyraFailure };

/** The outcome of a step that was not confirmed. */
export type FailedStep = Exclude<StepOutcome, { outcome: "done" }>;

/** Reads the response to a step. */
export function readStep(
  response: ApiResponse,
): Extract<StepOutcome, { outcome: "done" | "unclear" }> {
  if (isConfirmed(response)) return { outcome: "done" };
  return { outcome: "unclear", failure: { kind: "notConfirmed", status: response.status } };
}

/**
 * The outcome of the request that applies a step.
 *
 * @throws {KaleyraError} If the step was certainly not applied, and the flow or number itself is
 *   not the reason.
 */
export function stepOutcome<Read>(result: ApiResult<Read>): Read | FailedStep {
  if (result.failure === undefined) return result.value;
  const { failure } = result;
  switch (failure.kind) {
    case "noSuchFlow":
    case "noSuchNumber":
      return { outcome: "absent", failure };
    case "refused":
      return { outcome: "refused", failure };
    default:
      return mayHaveBeenApplied(failure) ? { outcome: "unclear", failure } : valueOf(result);
  }
}
