import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

import { repository } from "./repository";

const script = resolve(repository, "cli/dist/cli/src/main.js");

/** The exit code and the output of a command that has ended. */
export interface Ended {
  /** `null` if a signal has ended the command. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  /** The content of stdin, if there are no answers. */
  readonly input?: string;
  /** The answers to type, one for each question that ends with `[y/N]`. */
  readonly answers?: readonly string[];
  /** Variables besides those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Closes stdout after this number of characters, as `head` does. */
  readonly readsAtMost?: number;
}

/** A temporary folder in which `kaleyra-flows` runs. */
export class Folder implements AsyncDisposable {
  private constructor(readonly path: string) {}

  /** @param files The texts of files, by their paths in the folder. */
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

  /** Runs `kaleyra-flows` without a terminal. */
  run(args: readonly string[], options: CommandOptions = {}): Promise<Ended> {
    return this.#run(process.execPath, [script, ...args], options);
  }

  /**
   * Runs `kaleyra-flows` on a terminal and answers its questions.
   *
   * @returns stdout and stderr, which a terminal joins.
   */
  async runOnTerminal(
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
    answers: readonly string[] = [],
  ): Promise<string> {
    const words = [process.execPath, script, ...args].map((word) => `'${word}'`).join(" ");
    // script(1) runs a command on a terminal of its own; it would also record the output in a file.
    const recorder = ["-qec", words, "/dev/null"];
    return (await this.#run("script", recorder, { environment, answers })).stdout;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }

  async #run(
    command: string,
    args: readonly string[],
    { input = "", answers = [], environment = {}, readsAtMost = Infinity }: CommandOptions,
  ): Promise<Ended> {
    // The command must not inherit settings for colors from the test's environment.
    const { FORCE_COLOR: _forced, NO_COLOR: _no, CI: _ci, ...inherited } = process.env;
    const env = { ...inherited, TERM: "xterm-256color", ...environment };
    const child = spawn(command, args, { cwd: this.path, env });
    const remainingAnswers = [...answers];
    // With answers stdin stays open, and the end of the command closes it.
    if (remainingAnswers.length === 0) child.stdin.end(input);
    const printed = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed.stdout += text;
      if (text.includes("[y/N]")) {
        const line = remainingAnswers.shift();
        if (line !== undefined) child.stdin.write(`${line}\n`);
      }
      if (printed.stdout.length > readsAtMost) child.stdout.destroy();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (printed.stderr += text));
    const [code] = (await once(child, "close")) as [number | null];
    return { code, ...printed };
  }
}

/** A valid document of one screen, indented by two blanks. */
export function aDocument(version = "7.3", text = "Thank you"): string {
  const footer = { type: "Footer", label: "Done", "on-click-action": { name: "complete" } };
  const children = [{ type: "TextHeading", text }, footer];
  const layout = { type: "SingleColumnLayout", children };
  const screen = { id: "END", title: "The end", terminal: true, layout };
  return JSON.stringify({ version, screens: [screen] }, null, 2);
}

/** The document of {@link aDocument} with an unknown property, on line 13 from column 13. */
export function aBrokenDocument(): string {
  return aDocument().replace(`"text":`, `"colour": "red",\n            "text":`);
}
