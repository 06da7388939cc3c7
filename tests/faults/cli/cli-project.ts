import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

import { engineEnvironment } from "../../../tools/engine/environment";
import { adapter } from "../../support/adapter";
import { descendantsOf } from "../../support/processes";
import { pluginFolder, repository } from "../../support/repository";
import { timeLimitSeconds } from "../matrix/new-stack";

/** Declares the flows of `declared.json`, which `declare` writes, through the adapter of the variable. */
const program = `
const kaleyra = require(process.env.ADAPTER === "plugin" ? "pulumi-kaleyra-native" : "pulumi-kaleyra");
const { flows, options, inOrder } = JSON.parse(require("node:fs").readFileSync("declared.json", "utf8"));
let dependsOn = [];
for (const [name, args] of Object.entries(flows)) {
  const flow = new kaleyra.whatsapp.Flow(name, args, { ...options, dependsOn });
  if (inOrder) dependsOn = [flow];
}
`;

/** How a program declares its flows. */
export interface DeclareOptions {
  /** The resource options of all flows. */
  readonly options?: object;
  /** Whether each flow depends on the one before. */
  readonly inOrder?: boolean;
}

/** A command that takes longer has hung, and is killed. */
const longestRunSeconds = 600;

/** The arguments of flows by logical name. */
export type Declared = Readonly<Record<string, object>>;

/** How a command ended. */
export interface WatchedRun {
  /** The exit code; `null` of a command that was killed. */
  readonly code: number | null;
  /** stdout and stderr, in the order of arrival. */
  readonly output: string;
  /** Whether it was killed because it took too long. */
  readonly isHung: boolean;
}

/** A command that is running. */
export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<WatchedRun>;
}

/** A project on the disk, run by the CLI as users run it: engine and plugins are real processes. */
export class CliProject implements AsyncDisposable {
  readonly #folder: string;
  readonly #environment: Record<string, string>;

  private constructor(folder: string, environment: Record<string, string>) {
    this.#folder = folder;
    this.#environment = environment;
  }

  /** @param kaleyra The variables `KALEYRA_…` with the address and the account. */
  static async create(kaleyra: Readonly<Record<string, string>>): Promise<CliProject> {
    const folder = await mkdtemp(join(tmpdir(), "kaleyra-faults-"));
    await writeFile(join(folder, "Pulumi.yaml"), "name: faults\nruntime: nodejs\nmain: index.js\n");
    await writeFile(join(folder, "index.js"), program);
    await writeFile(join(folder, "package.json"), "{}");
    await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
    await mkdir(join(folder, "state"));
    const engine = engineEnvironment();
    const project = new CliProject(folder, {
      ...engine,
      PATH: [pluginFolder, engine["PATH"]].join(delimiter),
      ADAPTER: adapter,
      ...kaleyra,
      KALEYRA_TIMEOUT_SECONDS: String(timeLimitSeconds),
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "faults",
    });
    await project.mustSucceed("stack", "init", "dev");
    return project;
  }

  /** Sets what the program declares from the next run on. */
  async declare(flows: Declared, options: DeclareOptions = {}): Promise<void> {
    await this.write("declared.json", JSON.stringify({ flows, ...options }));
  }

  /**
   * Writes a file into the project's folder.
   *
   * @returns The path of the file.
   */
  async write(file: string, text: string): Promise<string> {
    const path = join(this.#folder, file);
    await writeFile(path, text);
    return path;
  }

  /** Adds variables to the environment of all later runs, or replaces them. */
  setEnvironment(environment: Readonly<Record<string, string>>): void {
    Object.assign(this.#environment, environment);
  }

  /** Starts a command of `pulumi`. */
  start(...args: readonly string[]): Running {
    return this.#spawn("pulumi", [...args, "--non-interactive"]);
  }

  /** Runs a command of `pulumi` to its end. */
  run(...args: readonly string[]): Promise<WatchedRun> {
    return this.start(...args).ended;
  }

  /**
   * Runs a command of this repository's `kaleyra-flows` in the project's folder.
   *
   * @throws {Error} If the CLI is not compiled.
   */
  async kaleyraFlows(...args: readonly string[]): Promise<WatchedRun> {
    const command = join(repository, "cli", "dist", "cli", "src", "main.js");
    const run = await this.#spawn(process.execPath, [command, ...args]).ended;
    if (run.output.includes("Cannot find module")) throw new Error(run.output);
    return run;
  }

  /** @throws {Error} If the command of `pulumi` fails. */
  async mustSucceed(...args: readonly string[]): Promise<WatchedRun> {
    const run = await this.run(...args);
    if (run.code !== 0) throw new Error(`pulumi ${args.join(" ")} failed:\n${run.output}`);
    return run;
  }

  /** The checkpoint of the file backend, as text. */
  stateText(): Promise<string> {
    return readFile(join(this.#folder, "state/.pulumi/stacks/faults/dev.json"), "utf8");
  }

  /** Whether a killed engine has left its lock. */
  async isLocked(): Promise<boolean> {
    const folder = join(this.#folder, "state/.pulumi/locks");
    const files = await readdir(folder, { recursive: true }).catch(() => []);
    return files.some((file) => file.endsWith(".json"));
  }

  /** The texts of all files that the engine has written: states, backups, history. */
  async stateFileTexts(): Promise<string> {
    const files = await readdir(join(this.#folder, "state"), {
      recursive: true,
      withFileTypes: true,
    });
    const texts = files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name), "utf8"));
    return (await Promise.all(texts)).join("\n");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  #spawn(command: string, args: readonly string[]): Running {
    const child = spawn(command, args, {
      cwd: this.#folder,
      env: this.#environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    let isHung = false;
    const limit = setTimeout(() => {
      isHung = true;
      // A child that could not be started has no id, and no descendants.
      for (const { pid } of descendantsOf(child.pid ?? 0)) process.kill(pid, "SIGKILL");
      child.kill("SIGKILL");
    }, longestRunSeconds * 1000);
    // Not "close": plugins that outlive a killed engine keep its pipes open.
    const ended = new Promise<WatchedRun>((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (code) => {
        clearTimeout(limit);
        // The last output may arrive after the event.
        setTimeout(() => resolve({ code, output, isHung }), 50);
      });
    });
    return { process: child, ended };
  }
}
