/** Something that could not be done; the message says what, why, and what to do next. */
export class Failure extends Error {
  override readonly name: string = "Failure";
}

/** The command was called in a way that cannot be meant. */
export class WrongUsage extends Failure {
  override readonly name = "WrongUsage";
}

export const exitCodes = { done: 0, failed: 1, wrongUsage: 2 } as const;

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
