import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

import { repository } from "./repository";

const script = resolve(repository, "cli/dist/cli/src/main.js");

/** A command's exit code and output. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  /** The answers to type, one for each question. */
  readonly answers?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Closes stdout after this number of characters. */
  readonly readsAtMost?: number;
}

/** A folder with documents in which `kaleyra-flows` runs; removed at the end of the test. */
export class Folder implements AsyncDisposable {
  private constructor(readonly path: string) {}

  static async create(files: Readonly<Record<string, string>> = {}): Promise<Folder> {
    const folder = new Folder(await mkdtemp(join(tmpdir(), "kaleyra-flows-")));
    for (const [file, text] of Object.entries(files)) await folder.write(file, text);
    return folder;
  }

  async write(file: string, text: string | Uint8Array): Promise<void> {
    const target = join(this.path, file);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }

  read(file: string): Promise<string> {
    return readFile(join(this.path, file), "utf8");
  }

  run(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
    return this.#run(process.execPath, [script, ...args], options);
  }

  /** Runs it on a terminal, which joins both streams, and answers its questions. */
  async runOnTerminal(
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
    answers: readonly string[] = [],
  ): Promise<string> {
    const words = [process.execPath, script, ...args].map((word) => `'${word}'`).join(" ");
    const run = ["-qec", words, "/dev/null"];
    return (await this.#run("script", run, { environment, answers })).stdout;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }

  async #run(
    command: string,
    args: readonly string[],
    { input = "", answers = [], environment = {}, readsAtMost = Infinity }: RunOptions,
  ): Promise<Ended> {
    // The command must not inherit settings for colors from the test's environment.
    const { FORCE_COLOR: _forced, NO_COLOR: _no, CI: _ci, ...inherited } = process.env;
    const env = { ...inherited, TERM: "xterm-256color", ...environment };
    const child = spawn(command, args, { cwd: this.path, env });
    const toType = [...answers];
    if (toType.length === 0) child.stdin.end(input);
    const printed = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed.stdout += text;
      if (text.includes("[y/N]") && toType.length > 0) child.stdin.write(`${toType.shift()}\n`);
      if (printed.stdout.length > readsAtMost) child.stdout.destroy();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (printed.stderr += text));
    const [code] = (await once(child, "close")) as [number | null];
    return { code, ...printed };
  }
}

/** A document without mistakes; a test changes its version and text. */
export function aDocument(version = "7.3", text = "Thank you"): string {
  const footer = { type: "Footer", label: "Done", "on-click-action": { name: "complete" } };
  const children = [{ type: "TextHeading", text }, footer];
  const layout = { type: "SingleColumnLayout", children };
  const screen = { id: "END", title: "The end", terminal: true, layout };
  return JSON.stringify({ version, screens: [screen] }, null, 2);
}

/** The same document with an unknown property, on line 13 from column 13. */
export function aBrokenDocument(): string {
  return aDocument().replace(`"text":`, `"colour": "red",\n            "text":`);
}
