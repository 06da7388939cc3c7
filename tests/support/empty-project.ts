import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { engineEnvironment } from "../../tools/engine/environment";
import { repository } from "./repository";

/** A command's success and output. */
export interface CommandResult {
  /** Whether the exit code is 0. */
  readonly ok: boolean;
  /** stdout, and stderr after it. */
  readonly output: string;
}

/** The package managers of users, each with the command to which packages are appended. */
export const packageManagers = {
  npm: ["npm", "install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"],
  // A dependency of this repository, so that the machine needs none.
  pnpm: [
    process.execPath,
    path.join(repository, "node_modules", "pnpm", "bin", "pnpm.cjs"),
    "add",
    "--prefer-offline",
    "--loglevel=error",
  ],
} as const;
export type PackageManager = keyof typeof packageManagers;

/** A user's folder outside the repository, which contains only what the test installs. */
export class EmptyProject implements AsyncDisposable {
  readonly folder: string;
  readonly #environment: Record<string, string>;

  private constructor(folder: string) {
    this.folder = folder;
    // Removes the developer's own account and stack, and what npm sets for its scripts: an npm in the
    // project would use it. PULUMI_HOME is a folder of the repository.
    const inherited = Object.entries(engineEnvironment()).filter(
      ([name]) => !/^(KALEYRA|PULUMI|npm)_/.test(name) || name === "PULUMI_HOME",
    );
    this.#environment = {
      ...Object.fromEntries(inherited),
      PULUMI_BACKEND_URL: `file://${path.join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_SKIP_CONFIRMATIONS: "true",
      PULUMI_SKIP_UPDATE_CHECK: "true",
    };
  }

  /** @param name The beginning of the name of the folder. */
  static async create(name = "kaleyra-package-"): Promise<EmptyProject> {
    const folder = await mkdtemp(path.join(tmpdir(), name));
    await mkdir(path.join(folder, "state"));
    const project = new EmptyProject(folder);
    await project.write("package.json", '{ "name": "empty", "private": true }');
    return project;
  }

  /** Writes a file and creates its folders. */
  async write(file: string, text: string): Promise<void> {
    const target = path.join(this.folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }

  /** Copies a file of the repository to a path in the project. */
  async copy(file: string, to: string): Promise<void> {
    await this.write(to, await readFile(path.join(repository, file), "utf8"));
  }

  /**
   * @param packages Tarballs, or packages of a registry such as `typescript@6.0`.
   * @throws {Error} If the installation fails.
   */
  async install(manager: PackageManager, ...packages: readonly string[]): Promise<void> {
    const [command, ...args] = packageManagers[manager];
    await this.runOrThrow([command, ...args, ...packages]);
  }

  /** The names of all installed packages, also of those in the `node_modules` of another one. */
  async installedPackages(): Promise<ReadonlySet<string>> {
    const files = await readdir(path.join(this.folder, "node_modules"), { recursive: true });
    const names = new Set<string>();
    for (const file of files) {
      // `name/package.json` or `@scope/name/package.json`, but not that of a folder in a package.
      const [, name] =
        /(?:^|node_modules\/)((?:@[^/]+\/)?[^/.][^/]*)\/package\.json$/.exec(file) ?? [];
      if (name !== undefined) names.add(name);
    }
    return names;
  }

  /**
   * Runs a command that must succeed.
   *
   * @returns Its output.
   * @throws {Error} If it fails, with the end of its output.
   */
  async runOrThrow(command: readonly string[], options: ShellOptions = {}): Promise<string> {
    const { ok, output } = await this.run(command, options);
    if (!ok) throw new Error(`${command.join(" ")} failed:\n${output.trim().slice(-4_000)}`);
    return output;
  }

  /** Runs a command and its arguments in the project, or in a folder inside it. */
  run(
    [command = "", ...args]: readonly string[],
    { folder = ".", environment = {} }: ShellOptions = {},
  ): Promise<CommandResult> {
    return new Promise((resolve) => {
      execFile(
        command,
        args,
        {
          cwd: path.join(this.folder, folder),
          env: { ...this.#environment, ...environment },
          maxBuffer: 64 * 1024 * 1024,
        },
        (error, stdout, stderr) => resolve({ ok: error === null, output: `${stdout}\n${stderr}` }),
      );
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

export interface ShellOptions {
  /** The path of the folder in the project. */
  readonly folder?: string;
  /** Variables besides those of the project. */
  readonly environment?: Readonly<Record<string, string>>;
}
