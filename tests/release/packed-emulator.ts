import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

import { EmptyProject } from "../support/empty-project";
import type { Release } from "./artifacts";

/** The emulator of the release, installed and started as a user does. */
export class PackedEmulator implements AsyncDisposable {
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
      if (Object.keys(environment).length === 4) break;
    }
    return new PackedEmulator(project, process, environment);
  }

  /** The status of each flow. */
  async flows(): Promise<readonly string[]> {
    const response = await fetch(this.#address("flows"));
    const flows = (await response.json()) as readonly { readonly status: string }[];
    return flows.map(({ status }) => status);
  }

  async reset(): Promise<void> {
    await fetch(this.#address("reset"), { method: "POST" });
  }

  #address(page: string): URL {
    return new URL(`/_emulator/${page}`, this.environment["KALEYRA_API_URL"]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#process, "close");
    this.#process.kill();
    await closed;
    await this.#project[Symbol.asyncDispose]();
  }
}
