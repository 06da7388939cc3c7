import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { stringify } from "lossless-json";

import { Failure } from "../failure";
import { note } from "../output";
import { NoPulumi, pulumi } from "./command";
import { type Deployment, readDeployment, UnreadableState } from "./deployment";

/** A stack of the Pulumi project in the current folder, accessed with the Pulumi CLI. */
export class Stack {
  readonly #selection: readonly string[];
  #fullName: Promise<string> | undefined;

  /** @param name Defaults to the selected stack. */
  constructor(name?: string) {
    this.#selection = name === undefined ? [] : ["--stack", name];
  }

  /** Whether the current folder, or one above it, has a Pulumi project. */
  static get hasProject(): boolean {
    for (let folder = resolve("."); ; folder = dirname(folder)) {
      if (existsSync(join(folder, "Pulumi.yaml")) || existsSync(join(folder, "Pulumi.yml"))) {
        return true;
      }
      if (folder === dirname(folder)) return false;
    }
  }

  /**
   * All stacks of the project in the current folder, with the given ones first.
   *
   * @throws {Failure} If they cannot be listed, or a given one does not exist.
   */
  static async ofProject(given: readonly Stack[]): Promise<readonly Stack[]> {
    const names = new Set<string>();
    for (const stack of given) names.add(await stack.fullName());
    // -Q: with organization and project
    const run = await pulumi(["stack", "ls", "--json", "-Q"]);
    if (!run.ok) throw new Failure(`could not list the project's stacks: ${run.errorOutput}`);
    const listed = JSON.parse(run.stdout) as readonly { readonly name: string }[];
    const others = listed.filter(({ name }) => !names.has(name));
    return [...given, ...others.map(({ name }) => Stack.#fullyNamed(name))];
  }

  /** A stack whose full name is known, so that it is not read again. */
  static #fullyNamed(name: string): Stack {
    const stack = new Stack(name);
    stack.#fullName = Promise.resolve(name);
    return stack;
  }

  /**
   * The stack's name with organization and project, e.g. `organization/shop/dev`.
   *
   * @throws {Failure} If there is no such stack.
   */
  fullName(): Promise<string> {
    this.#fullName ??= this.#readFullName();
    return this.#fullName;
  }

  async #readFullName(): Promise<string> {
    const run = await pulumi(["stack", "--show-name", "-Q", ...this.#selection]);
    if (!run.ok) throw new Failure(`could not find the stack: ${run.errorOutput}`);
    return run.stdout.trim();
  }

  /**
   * The stack's configuration, e.g. `kaleyra:sid`, with secrets in plain text. It is empty if it
   * cannot be read, which a note reports, or without a Pulumi CLI: then the environment has to do.
   */
  async config(): Promise<ReadonlyMap<string, string>> {
    const args = ["config", "--json", "--show-secrets", ...this.#selection];
    const run = await pulumi(args).catch((error: unknown) => {
      if (error instanceof NoPulumi) return undefined;
      throw error;
    });
    if (run === undefined) return new Map();
    if (!run.ok) {
      note(`note: the stack's configuration was not read: ${run.errorOutput}`);
      return new Map();
    }
    const settings = JSON.parse(run.stdout) as Record<string, { value?: string }>;
    const values = new Map<string, string>();
    for (const [key, { value }] of Object.entries(settings)) {
      // Pulumi omits the value of a secret that it does not show.
      if (value !== undefined) values.set(key, value);
    }
    return values;
  }

  /**
   * Reads the stack's state.
   *
   * @throws {UnreadableState} If the state has an unknown form.
   * @throws {Failure} If there is no stack, or Pulumi cannot read it.
   */
  async export({ showSecrets = false } = {}): Promise<Deployment> {
    const secrets = showSecrets ? ["--show-secrets"] : [];
    const run = await pulumi(["stack", "export", ...secrets, ...this.#selection]);
    if (!run.ok) throw new Failure(`could not read the stack's state: ${run.errorOutput}`);
    try {
      return readDeployment(run.stdout);
    } catch (error) {
      if (!(error instanceof UnreadableState)) throw error;
      throw new UnreadableState(`could not read the stack's state: ${error.message}.`);
    }
  }

  /**
   * Replaces the stack's state.
   *
   * @throws {Failure} If Pulumi does not accept the state. The stack's state is then unchanged.
   */
  async import(deployment: Deployment): Promise<void> {
    const args = ["stack", "import", ...this.#selection];
    const run = await pulumi(args, stringify(deployment));
    if (run.ok) return;
    // A file backend is `locked`; in Pulumi Cloud another update is `in progress`, or causes a conflict.
    const isLocked = /locked|in progress|conflict/i.test(run.errorOutput);
    const hint = isLocked
      ? "A killed run leaves its lock. If no other run of this stack is in progress, remove it with " +
        "`pulumi cancel --yes`, then run this again."
      : "The state is unchanged.";
    throw new Failure(`could not write the stack's state: ${run.errorOutput}\n${hint}`);
  }
}
