import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

import { repository } from "../ways/project-folder";

/**
 * The emulator in a separate process, so that it does not share a thread with the measured code.
 */
export class EmulatorProcess implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #url: string;
  /** The variables `KALEYRA_…` with which a client uses the emulator. */
  readonly environment: Readonly<Record<string, string>>;

  private constructor(process: ChildProcess, environment: Readonly<Record<string, string>>) {
    this.#process = process;
    this.environment = environment;
    this.#url = environment["KALEYRA_API_URL"] ?? "";
  }

  /** @param latencyMs The delay before each request is handled; downloads have none. */
  static async start(latencyMs: number): Promise<EmulatorProcess> {
    const command = join(repository, "emulator", "dist", "main.js");
    const args = [command, "--port", "0", "--no-log", "--switches", `latencyMs=${latencyMs}`];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    // `emulator/src/main.ts` prints a line `export NAME=value` for each variable, this one last.
    for await (const chunk of child.stdout) {
      printed += String(chunk);
      if (printed.includes("KALEYRA_WABA_ID=") && printed.endsWith("\n")) break;
    }
    const exports = [...printed.matchAll(/^export (\w+)=(.*)$/gm)];
    const entries = exports.map(([, name = "", value = ""]) => [name, value] as const);
    return new EmulatorProcess(child, Object.fromEntries(entries));
  }

  /** The number of requests since this method was last called, including downloads. */
  async calls(): Promise<number> {
    const response = await fetch(`${this.#url}/_emulator/requests`);
    const { requests } = (await response.json()) as { readonly requests: readonly unknown[] };
    await fetch(`${this.#url}/_emulator/requests`, { method: "DELETE" });
    return requests.length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill();
    await ended;
  }
}
