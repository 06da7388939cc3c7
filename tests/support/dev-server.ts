import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

import { repository } from "./repository";

/** `kaleyra-flows dev` in a process of its own; ended at the end of the test. */
export class DevServer implements AsyncDisposable {
  private constructor(
    private readonly child: ChildProcess,
    /** The first line that it prints. */
    readonly line: string,
    readonly url: string,
  ) {}

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

  /** Waits until a new page has a text. @returns The page. */
  async pageWith(text: string): Promise<string> {
    for (;;) {
      const page = await (await fetch(this.url)).text();
      if (page.includes(text)) return page;
      await setTimeout(50);
    }
  }

  /** Presses Ctrl-C. @returns The exit code. */
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
