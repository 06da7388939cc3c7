import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import type { Emulator } from "kaleyra-emulator";

import { engineEnvironment } from "../../tools/engine/environment";
import { repository } from "./repository";

/** How many characters of the end of an output an error shows. */
const longestExcerpt = 4_000;

/** A script's success and output. */
export interface ScriptRun {
  readonly ok: boolean;
  readonly stdout: string;
  /** stdout, and stderr after it. */
  readonly output: string;
}

/**
 * A user's project in a new folder, with the Pulumi CLI on the PATH, a state of its own, and an
 * account at an emulator. bash runs the user's commands in it.
 */
export class UserProject implements AsyncDisposable {
  readonly #root: string;
  readonly #folder: string;
  readonly #environment: NodeJS.ProcessEnv;

  private constructor(root: string, environment: NodeJS.ProcessEnv) {
    this.#root = root;
    this.#folder = path.join(root, "project");
    this.#environment = environment;
  }

  /** @param engine The environment of commands, from `tools/engine/environment.ts`. */
  static async create(kaleyra: Emulator, engine = engineEnvironment()): Promise<UserProject> {
    const root = await mkdtemp(path.join(tmpdir(), "kaleyra-example-"));
    const state = path.join(root, "state");
    await mkdir(state);
    await mkdir(path.join(root, "project"));
    // Removes the developer's own account and stack. PULUMI_HOME is a folder of the repository.
    const inherited = Object.entries(engine).filter(
      ([name]) => !/^(KALEYRA|PULUMI)_/.test(name) || name === "PULUMI_HOME",
    );
    return new UserProject(root, {
      ...Object.fromEntries(inherited),
      ...kaleyra.environment,
      REPOSITORY: repository, // For the commands in `documented.ts`.
      PULUMI_BACKEND_URL: `file://${state}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_SKIP_CONFIRMATIONS: "true",
      PULUMI_SKIP_UPDATE_CHECK: "true",
    });
  }

  /** The folder of the state's file backend. */
  get backend(): string {
    return path.join(this.#root, "state");
  }

  /**
   * Copies files and folders of the repository into the project. Of a folder with `/` at the end,
   * the content is copied, as rsync does.
   */
  async copy(...sources: readonly string[]): Promise<void> {
    for (const source of sources) {
      const target = source.endsWith("/") ? "." : path.basename(source);
      const from = path.join(repository, source);
      await cp(from, path.join(this.#folder, target), { recursive: true });
    }
  }

  /** Links the repository's packages instead of installing them. */
  link(): Promise<void> {
    return symlink(
      path.join(repository, "node_modules"),
      path.join(this.#folder, "node_modules"),
      "dir",
    );
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(path.join(this.#folder, file), text);
  }

  /**
   * Runs a script that must succeed.
   *
   * @returns The output.
   * @throws {Error} If one of its commands fails, with the end of the output.
   */
  async run(script: string): Promise<string> {
    const { ok, output } = await this.attempt(script);
    if (!ok) throw new Error(`${script}\n${output.slice(-longestExcerpt)}`);
    return output;
  }

  /** Runs a script, which ends at the first command that fails. */
  attempt(script: string): Promise<ScriptRun> {
    return new Promise((resolve) => {
      execFile(
        "bash",
        ["-euo", "pipefail", "-c", script],
        { cwd: this.#folder, env: this.#environment, maxBuffer: 64 * 1024 * 1024 },
        (error, stdout, stderr) => {
          resolve({ ok: error === null, stdout, output: `${stdout}\n${stderr}` });
        },
      );
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#root, { recursive: true, force: true });
  }
}
