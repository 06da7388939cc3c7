import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { parse, stringify } from "lossless-json";

import { Failure } from "../failure";
import { note } from "../terminal";
import { NoPulumi, pulumi } from "./command";
import type { Deployment } from "./deployment";

/** The stack of the Pulumi project in the current folder, by means of the Pulumi CLI. */
export class Stack {
  readonly #selection: readonly string[];

  /** @param name Another stack than the selected one. */
  constructor(name?: string) {
    this.#selection = name === undefined ? [] : ["--stack", name];
  }

  static get hasProject(): boolean {
    for (let folder = resolve("."); ; folder = dirname(folder)) {
      if (existsSync(join(folder, "Pulumi.yaml")) || existsSync(join(folder, "Pulumi.yml"))) {
        return true;
      }
      if (folder === dirname(folder)) return false;
    }
  }

  /** The stack's configuration, secrets in clear, e.g. `kaleyra:sid`; nothing where it cannot be read. */
  async config(): Promise<ReadonlyMap<string, string>> {
    const args = ["config", "--json", "--show-secrets", ...this.#selection];
    const run = await pulumi(args).catch((error: unknown) => {
      if (error instanceof NoPulumi) return undefined;
      throw error;
    });
    if (run === undefined) return new Map();
    if (!run.ok) {
      note(`note: the stack's configuration was not read: ${run.complaint}`);
      return new Map();
    }
    const settings = JSON.parse(run.stdout) as Record<string, { value?: string }>;
    return new Map(
      Object.entries(settings).flatMap(([key, { value }]) =>
        value === undefined ? [] : [[key, value] as const],
      ),
    );
  }

  /** @throws {Failure} If there is no stack, or it cannot be read. */
  async export({ showSecrets = false } = {}): Promise<Deployment> {
    const secrets = showSecrets ? ["--show-secrets"] : [];
    const run = await pulumi(["stack", "export", ...secrets, ...this.#selection]);
    if (!run.ok) throw new Failure(`could not read the stack's state: ${run.complaint}`);
    // Other people's resources go through here: a number must come out as it went in.
    return parse(run.stdout) as Deployment;
  }

  /** @throws {Failure} If Pulumi does not take it; the state is then as it was. */
  async import(deployment: Deployment): Promise<void> {
    const args = ["stack", "import", ...this.#selection];
    const run = await pulumi(args, stringify(deployment));
    if (run.ok) return;
    const locked = /locked|in progress|conflict/i.test(run.complaint);
    throw new Failure(
      `could not write the stack's state: ${run.complaint}\n` +
        (locked
          ? "A killed run leaves its lock. If no other run of this stack is under way, take it off with " +
            "`pulumi cancel --yes`, then run this again."
          : "The state is as it was."),
    );
  }
}
