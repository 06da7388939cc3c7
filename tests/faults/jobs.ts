import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { bulkhead } from "cockatiel";

const execute = promisify(execFile);
const tsx = resolve(__dirname, "../../node_modules/tsx/dist/cli.mjs");

/** Through which the flows of a script come to Kaleyra. */
export type Adapter = "dynamic" | "plugin";

/** Runs scripts of this folder in processes of their own, a few at a time; each prints JSON. */
export class Jobs {
  readonly #gate: ReturnType<typeof bulkhead>;

  constructor(atOnce: number) {
    this.#gate = bulkhead(atOnce, Number.POSITIVE_INFINITY);
  }

  run<Result>(adapter: Adapter, script: string, ...args: readonly string[]): Promise<Result> {
    return this.#gate.execute(async () => {
      const began = Date.now();
      const command = [tsx, join(__dirname, script), ...args];
      const env = { ...process.env, ADAPTER: adapter };
      const options = { maxBuffer: 64 * 1024 * 1024, env };
      const { stdout } = await execute(process.execPath, command, options);
      const seconds = Math.round((Date.now() - began) / 1000);
      console.error(`${adapter} ${script} ${args.join(" ")}: ${seconds} s`);
      return JSON.parse(stdout) as Result;
    });
  }
}
