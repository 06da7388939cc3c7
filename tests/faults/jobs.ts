import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { bulkhead } from "cockatiel";

const execute = promisify(execFile);
const tsx = resolve(__dirname, "../../node_modules/tsx/dist/cli.mjs");

/** The adapter that the flows of a script use. */
export type Adapter = "dynamic" | "plugin";

/** Runs scripts of this folder in their own processes, a few at a time. */
export class Jobs {
  readonly #gate: ReturnType<typeof bulkhead>;

  /** @param concurrency How many scripts run at the same time; the others wait. */
  constructor(concurrency: number) {
    this.#gate = bulkhead(concurrency, Number.POSITIVE_INFINITY);
  }

  /**
   * Runs a script, which prints only its result, as JSON. The compiler does not check its type.
   *
   * @param script The path of the script in this folder.
   * @throws {Error} If the script fails.
   */
  run<Result>(adapter: Adapter, script: string, ...args: readonly string[]): Promise<Result> {
    return this.#gate.execute(async () => {
      const began = Date.now();
      const command = [tsx, join(__dirname, script), ...args];
      // tests/support/adapter.ts reads the variable.
      const env = { ...process.env, ADAPTER: adapter };
      const options = { maxBuffer: 64 * 1024 * 1024, env };
      const { stdout } = await execute(process.execPath, command, options);
      const seconds = Math.round((Date.now() - began) / 1000);
      console.error(`${adapter} ${script} ${args.join(" ")}: ${seconds} s`);
      return JSON.parse(stdout) as Result;
    });
  }
}
