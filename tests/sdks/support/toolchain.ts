import { spawnSync } from "node:child_process";

/** `describe` where the command is at hand, and on a pipeline, which has to have it; else the tests are skipped. */
export function describeWith(command: string, ...args: readonly string[]): jest.Describe {
  const isHere = process.env["CI"] !== undefined || spawnSync(command, args).status === 0;
  return isHere ? describe : describe.skip;
}
