import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { engineEnvironment } from "../../tools/engine/environment";
import { repository } from "./repository";

/** How a command ended, and what it printed on stdout and stderr. */
export interface CommandRun {
  readonly ok: boolean;
  readonly output: string;
}

/** The package managers of our users, each as it is started. */
export const packageManagers = {
  npm: ["npm", "install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"],
  pnpm: [
    process.execPath,
    path.join(repository, "node_modules", "pnpm", "bin", "pnpm.cjs"),
    "add",
    "--prefer-offline",
    "--loglevel=error",
  ],
} as const;
export type PackageManager = keyof typeof packageManagers;

/** A folder of a user's own, outside the repository, in which only what is installed there is found. */
export class EmptyProject implements AsyncDisposable {
  readonly folder: string;
  readonly #environment: Record<string, string>;

  private constructor(folder: string) {
    this.folder = folder;
    // A developer's own account and stack have no place in a test, nor has npm's word on who runs it.
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

  /** @param name How its folder is called, before some letters of its own. */
  static async create(name = "kaleyra-package-"): Promise<EmptyProject> {
    const folder = await mkdtemp(path.join(tmpdir(), name));
    await mkdir(path.join(folder, "state"));
    const project = new EmptyProject(folder);
    await project.write("package.json", '{ "name": "empty", "private": true }');
    return project;
  }

  /** Writes a file and the folders above it. */
  async write(file: string, text: string): Promise<void> {
    const place = path.join(this.folder, file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, text);
  }

  /** @throws {Error} If the installation fails. */
  async install(manager: PackageManager, ...packages: readonly string[]): Promise<void> {
    const [command, ...args] = packageManagers[manager];
    const { ok, output } = await this.run([command, ...args, ...packages]);
    if (!ok) throw new Error(`${manager} could not install ${packages.join(", ")}:\n${output}`);
  }

  /** The names of all packages that are installed here, those beneath others among them. */
  async installedPackages(): Promise<ReadonlySet<string>> {
    const files = await readdir(path.join(this.folder, "node_modules"), { recursive: true });
    return new Set(
      files.flatMap((file) => {
        const [, name] =
          /(?:^|node_modules\/)((?:@[^/]+\/)?[^/.][^/]*)\/package\.json$/.exec(file) ?? [];
        return name === undefined ? [] : [name];
      }),
    );
  }

  /** Runs a command in the project, or in a folder of it. */
  run(
    [command = "", ...args]: readonly string[],
    { folder = ".", environment = {} }: RunOptions = {},
  ): Promise<CommandRun> {
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

export interface RunOptions {
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
}
