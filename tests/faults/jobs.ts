import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { bulkhead } from "cockatiel";

const execute = promisify(execFile);
const tsx = resolve(__dirname, "../../node_modules/tsx/dist/cli.mjs");

/** Runs scripts of this folder in processes of their own, a few at a time; each prints JSON. */
export class Jobs {
  readonly #gate: ReturnType<typeof bulkhead>;

  constructor(atOnce: number) {
    this.#gate = bulkhead(atOnce, Number.POSITIVE_INFINITY);
  }

  run<Result>(script: string, ...args: readonly string[]): Promise<Result> {
    return this.#gate.execute(async () => {
      const began = Date.now();
      const command = [tsx, join(__dirname, script), ...args];
      const options = { maxBuffer: 64 * 1024 * 1024 };
      const { stdout } = await execute(process.execPath, command, options);
      const seconds = Math.round((Date.now() - began) / 1000);
      console.error(`${script} ${args.join(" ")}: ${seconds} s`);
      return JSON.parse(stdout) as Result;
    });
  }
}
