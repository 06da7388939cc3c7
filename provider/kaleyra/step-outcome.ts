import { KaleyraError, type KaleyraFailure, mayHaveBeenApplied } from "./failure";
import type { Refusal } from "./refusals";
import type { ApiResponse } from "./response";
import { isConfirmed } from "./wire";

/**
 * How a step on one thing ended, as far as the API's rules go. `absent` means that Kaleyra knows no
 * such flow or number *in this account*; `unclear` that it may have been done or not, so that what
 * there is has to be read.
 */
export type StepOutcome =
  | { readonly outcome: "done" }
  | { readonly outcome: "absent"; readonly failure: KaleyraFailure }
  | { readonly outcome: "refused"; readonly failure: Refusal }
  | { readonly outcome: "unclear"; readonly failure: KaleyraFailure };

/** Reads the response to a step. */
export function readStep(
  answer: ApiResponse,
): Extract<StepOutcome, { outcome: "done" | "unclear" }> {
  if (isConfirmed(answer)) return { outcome: "done" };
  return { outcome: "unclear", failure: { kind: "notConfirmed", status: answer.status } };
}

/** @throws {KaleyraError} If it certainly was not done, for no reason of the thing itself. */
export async function stepOutcome<Read>(
  sent: Promise<Read>,
): Promise<Read | Exclude<StepOutcome, { outcome: "done" }>> {
  try {
    return await sent;
  } catch (error) {
    if (!(error instanceof KaleyraError)) throw error;
    const { failure } = error;
    switch (failure.kind) {
      case "noSuchFlow":
      case "noSuchNumber":
        return { outcome: "absent", failure };
      case "refused":
        return { outcome: "refused", failure };
      default:
        if (mayHaveBeenApplied(failure)) return { outcome: "unclear", failure };
        throw error;
    }
  }
}
