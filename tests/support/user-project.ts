import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import type { Emulator } from "kaleyra-emulator";

import { engineEnvironment } from "../../tools/engine/environment";
import { repository } from "./repository";

/** In characters, of the end of an output in a message. */
const longestExcerpt = 4_000;

/** A script's exit code and output. */
export interface ScriptRun {
  readonly ok: boolean;
  readonly stdout: string;
  /** stdout and stderr. */
  readonly output: string;
}

/**
 * A user's folder: some files, the Pulumi CLI on the PATH, a state inside the folder, and an
 * account at an emulator. A shell runs the user's commands there.
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

  /** @param engine The environment of the engine, from tools/engine. */
  static async create(kaleyra: Emulator, engine = engineEnvironment()): Promise<UserProject> {
    const root = await mkdtemp(path.join(tmpdir(), "kaleyra-example-"));
    const state = path.join(root, "state");
    await mkdir(state);
    await mkdir(path.join(root, "project"));
    // Removes the developer's own account and stack.
    const inherited = Object.entries(engine).filter(
      ([name]) => !/^(KALEYRA|PULUMI)_/.test(name) || name === "PULUMI_HOME",
    );
    return new UserProject(root, {
      ...Object.fromEntries(inherited),
      ...kaleyra.environment,
      REPOSITORY: repository,
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

  /** Copies files of the repository; for a folder, its files without the folder itself. */
  async copy(...sources: readonly string[]): Promise<void> {
    for (const source of sources) {
      const target = source.endsWith("/") ? "." : path.basename(source);
      const [from, to] = [path.join(repository, source), path.join(this.#folder, target)];
      await cp(from, to, { recursive: true });
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
   * Runs a script until one of its commands fails.
   *
   * @throws {Error} If one fails, with the end of the output.
   */
  async run(script: string): Promise<string> {
    const { ok, output } = await this.attempt(script);
    if (!ok) throw new Error(`${script}\n${output.slice(-longestExcerpt)}`);
    return output;
  }

  /** Runs a script that may fail, until one of its commands fails. */
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
