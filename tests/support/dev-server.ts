import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

import { repository } from "./repository";

/** `kaleyra-flows dev` in a process of its own, until it is disposed of. */
export class DevServer implements AsyncDisposable {
  private constructor(
    private readonly child: ChildProcess,
    /** The line with the URL, which `cli/src/commands/dev.ts` prints once the server listens. */
    readonly line: string,
    readonly url: string,
  ) {}

  /** @throws {Error} If the command ends without a URL, with its output. */
  static async start(file: string, ...flags: readonly string[]): Promise<DevServer> {
    const script = join(repository, "cli/dist/cli/src/main.js");
    const args = [script, "dev", file, "--port", "0", ...flags];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    const printed: string[] = [];
    child.stderr.on("data", (chunk) => printed.push(String(chunk)));
    for await (const chunk of child.stdout) {
      printed.push(String(chunk));
      const [line, url] = /^(http:\S+).*$/m.exec(printed.join("")) ?? [];
      if (line !== undefined && url !== undefined) return new DevServer(child, line, url);
    }
    throw new Error(`kaleyra-flows dev ended: ${printed.join("")}`);
  }

  /** Loads the page until its markup has a text, which the test's own time limit ends. */
  async pageWith(text: string): Promise<string> {
    for (;;) {
      const page = await (await fetch(this.url)).text();
      if (page.includes(text)) return page;
      await setTimeout(50);
    }
  }

  /**
   * Sends the signal of Ctrl-C and waits for the end.
   *
   * @returns The exit code; `null` if the signal itself has ended the process.
   */
  async interrupt(): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    const ended = once(this.child, "exit");
    this.child.kill("SIGINT");
    const [code] = (await ended) as [number | null];
    return code;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.interrupt();
  }
}
