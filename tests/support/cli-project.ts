import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";

import { engineEnvironment } from "../../tools/engine/environment";
import { pluginFolder, repository } from "./repository";

const kaleyraFlowsScript = join(repository, "cli/dist/cli/src/main.js");

/** A command's exit code and output. */
export interface CommandRun {
  /** `null` if a signal has ended the command. */
  readonly code: number | null;
  /** stdout and stderr, in the order of arrival. */
  readonly output: string;
  readonly stdout: string;
}

export interface ProjectOptions {
  /** Variables of commands, besides this process's own without those of Kaleyra. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The files of the program, by name; without any, the program is empty. */
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * A Pulumi project in its own folder, used like a user's: with commands in a shell. The folder is
 * in the repository's cache, where Node.js finds the packages; the plugin is on the PATH. The
 * folder and its state are removed at the end of the test.
 */
export class Project implements AsyncDisposable {
  readonly folder: string;
  readonly #environment: Record<string, string>;

  private constructor(folder: string, environment: Record<string, string>) {
    this.folder = folder;
    this.#environment = environment;
  }

  static async create({ environment = {}, files = {} }: ProjectOptions): Promise<Project> {
    const cache = join(repository, ".cache");
    await mkdir(cache, { recursive: true });
    const folder = await mkdtemp(join(cache, "cli-test-"));
    await mkdir(join(folder, "state"));
    const engine = engineEnvironment();
    // The developer's own account.
    const inherited = Object.entries(engine).filter(([name]) => !name.startsWith("KALEYRA_"));
    const project = new Project(folder, {
      ...Object.fromEntries(inherited),
      PATH: [pluginFolder, engine["PATH"]].join(delimiter),
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      ...environment,
    });
    const main = "index.ts" in files ? "index.ts" : "index.js";
    await project.write(main, ""); // Pulumi requires a program, even for commands that do not run it.
    await project.write("Pulumi.yaml", `name: shop\nruntime: nodejs\nmain: ${main}\n`);
    for (const [file, text] of Object.entries(files)) await project.write(file, text);
    await project.expectPulumi("stack", "init", "dev");
    return project;
  }

  kaleyraFlows(...args: readonly string[]): Promise<CommandRun> {
    return this.#run(process.execPath, [kaleyraFlowsScript, ...args]);
  }

  pulumi(...args: readonly string[]): Promise<CommandRun> {
    return this.#run("pulumi", args);
  }

  /**
   * Runs a command that must succeed.
   *
   * @returns The output.
   * @throws {Error} If the command fails, with the output.
   */
  async expectPulumi(...args: readonly string[]): Promise<string> {
    const { code, output } = await this.pulumi(...args);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${code}:\n${output}`);
    return output;
  }

  /** Runs a line as a user types it, for example `npx kaleyra-flows list`. */
  async shell(line: string): Promise<CommandRun> {
    const launcher = "node_modules/.bin/kaleyra-flows"; // Where npx finds an installed command.
    await this.write(launcher, `#!/bin/sh\nexec node "${kaleyraFlowsScript}" "$@"\n`);
    await chmod(join(this.folder, launcher), 0o755);
    return this.#run("sh", ["-c", line]);
  }

  /** Starts `pulumi up`. The test kills the process or waits for its end. */
  beginUp(): ChildProcess {
    return spawn("pulumi", ["up", "--yes", "--skip-preview", "--non-interactive"], {
      cwd: this.folder,
      env: this.#environment,
      stdio: "ignore",
    });
  }

  /** The stack's state as `pulumi stack export` prints it, with encrypted secrets. */
  stateText(): Promise<string> {
    return this.expectPulumi("stack", "export");
  }

  /** The stack's state, parsed. */
  async deployment(): Promise<DeploymentInState> {
    return (JSON.parse(await this.stateText()) as { deployment: DeploymentInState }).deployment;
  }

  /** Sets variables for all later commands. */
  setEnvironment(environment: Readonly<Record<string, string>>): void {
    Object.assign(this.#environment, environment);
  }

  async write(file: string, text: string): Promise<void> {
    const target = join(this.folder, file);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }

  read(file: string): Promise<string> {
    return readFile(join(this.folder, file), "utf8");
  }

  list(folder: string): Promise<readonly string[]> {
    return readdir(join(this.folder, folder));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // A command that a test has killed may have children that still write.
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #run(command: string, args: readonly string[]): Promise<CommandRun> {
    const child = spawn(command, args, {
      cwd: this.folder,
      env: this.#environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    }
    const [code] = (await once(child, "close")) as [number | null];
    return { code, output, stdout };
  }
}

/** The part of an exported state that tests read; the engine writes it, so the names are Pulumi's. */
export interface DeploymentInState {
  readonly resources?: readonly {
    readonly urn: string;
    readonly type: string;
    readonly id?: string;
    /** Whether the resource was replaced, and waits for its deletion. */
    readonly delete?: boolean;
    readonly outputs?: Readonly<Record<string, unknown>>;
  }[];
  readonly pending_operations?: readonly { readonly type: string }[];
}

/** The flows in a state by their names in the program, except those that wait for their deletion. */
export function flowsIn({ resources = [] }: DeploymentInState) {
  return Object.fromEntries(
    resources
      .filter((resource) => resource.type.endsWith("whatsapp:Flow") && resource.delete !== true)
      .map((resource) => [resource.urn.slice(resource.urn.lastIndexOf("::") + 2), resource]),
  );
}
