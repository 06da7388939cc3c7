import { describeFailure, KaleyraError, type KaleyraFailure } from "../kaleyra/failure";
import { printable } from "../text";
import { cureFor } from "./cure";

/** A failure as the user reads it: what was being done, to what, what came back, what to do next. */
export class Problem extends Error {
  override readonly name = "Problem";

  /**
   * @param failure What came back, where something did.
   * @param doing What was being done then.
   */
  constructor(
    message: string,
    readonly failure?: KaleyraFailure,
    readonly doing?: Doing,
  ) {
    super(printable(message));
  }
}

/** What an operation was doing, e.g. `publish`, and to what. */
export interface Doing {
  readonly operation: string;
  readonly label: string;
}

export function problem(doing: Doing, cause: string, cure: string): Problem {
  return new Problem(sentence(doing, cause, cure));
}

export function problemOf(doing: Doing, failure: KaleyraFailure, cure = cureFor(failure)): Problem {
  const cause = describeFailure(failure).replace(/\.+$/, "");
  return new Problem(sentence(doing, cause, cure), failure, doing);
}

function sentence({ operation, label }: Doing, cause: string, cure: string): string {
  return `could not ${operation} ${label}: ${cause}. ${cure}`;
}

/** Runs a step; what the client throws comes out in the user's words. */
export async function explaining<Value>(doing: Doing, step: () => Promise<Value>): Promise<Value> {
  try {
    return await step();
  } catch (error) {
    throw error instanceof KaleyraError ? problemOf(doing, error.failure) : error;
  }
}
