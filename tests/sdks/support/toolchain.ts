import { spawnSync } from "node:child_process";

/**
 * `describe` for tests that need a tool. Where its command fails, they are skipped; in a pipeline,
 * which must have every tool, they fail.
 */
export function describeWith(command: string, ...args: readonly string[]): jest.Describe {
  const isExpected = process.env["CI"] !== undefined || spawnSync(command, args).status === 0;
  return isExpected ? describe : describe.skip;
}
