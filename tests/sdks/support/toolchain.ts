import { spawnSync } from "node:child_process";

/**
 * `describe`, which is skipped on a machine on which the command fails. A pipeline has to have it, so
 * there the tests fail instead.
 */
export function describeWith(command: string, ...args: readonly string[]): jest.Describe {
  const isExpected = process.env["CI"] !== undefined || spawnSync(command, args).status === 0;
  return isExpected ? describe : describe.skip;
}
