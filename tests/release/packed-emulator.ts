import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

import { EmptyProject } from "../support/empty-project";
import type { Release } from "./artifacts";

/** The emulator of the release, installed by npm and running. */
export class PackedEmulator implements AsyncDisposable {
  /** The variables that it prints for users: `export NAME=value`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly #project: EmptyProject;
  readonly #process: ChildProcess;

  private constructor(
    project: EmptyProject,
    process: ChildProcess,
    environment: Readonly<Record<string, string>>,
  ) {
    this.#project = project;
    this.#process = process;
    this.environment = environment;
  }

  static async start(release: Release): Promise<PackedEmulator> {
    const project = await EmptyProject.create();
    await project.install("npm", release.file(/^kaleyra-emulator-/));
    const command = path.join(project.folder, "node_modules", ".bin", "kaleyra-emulator");
    const process = spawn(command, ["--port", "0", "--no-log"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const environment: Record<string, string> = {};
    for await (const line of createInterface({ input: process.stdout })) {
      const [, name, value = ""] = /^export (\w+)=(.*)$/.exec(line) ?? [];
      if (name !== undefined) environment[name] = value;
      if (Object.keys(environment).length === 4) break; // emulator/src/main.ts prints four.
    }
    return new PackedEmulator(project, process, environment);
  }

  /** The status of each flow, as `/_emulator/flows` returns it. */
  async flows(): Promise<readonly string[]> {
    const response = await fetch(this.#address("flows"));
    const flows = (await response.json()) as readonly { readonly status: string }[];
    return flows.map(({ status }) => status);
  }

  /** Removes all flows and faults. */
  async reset(): Promise<void> {
    await fetch(this.#address("reset"), { method: "POST" });
  }

  #address(control: string): URL {
    return new URL(`/_emulator/${control}`, this.environment["KALEYRA_API_URL"]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#process, "close");
    this.#process.kill();
    await closed;
    await this.#project[Symbol.asyncDispose]();
  }
}
