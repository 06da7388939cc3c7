/**
 * A command failed, which ends it with exit code 1. The message has the operation, the reason, and
 * what to do next.
 */
export class Failure extends Error {
  override readonly name: string = "Failure";
}

/** The command was called with wrong arguments, which ends it with exit code 2. */
export class WrongUsage extends Failure {
  override readonly name = "WrongUsage";
}

/** The exit codes of all commands. The help of each command and its page in `docs` explain them. */
export const exitCodes = { done: 0, failed: 1, wrongUsage: 2 } as const;

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
