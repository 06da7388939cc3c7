import type { Emulator } from "kaleyra-emulator";

import { assertDiscreet, assertNone } from "../../support/discretion";
import { type FlowInState, flowsIn, stateText } from "../../support/state";
import { type ScriptRun, UserProject } from "../../support/user-project";
import { environmentFor, type LanguageName, linkOf, programIn } from "./languages";

/** A step in the output of `pulumi preview --json`, as far as it is read here. */
interface PlannedStep {
  readonly op: string;
  readonly urn: string;
  readonly detailedDiff: Readonly<Record<string, unknown>> | null;
}

/**
 * The program of a language with its own stack, which the CLI runs as users do, with the plugin on
 * the PATH. A run fails its test if it shows a key, a SID or a stack trace, or if the state contains
 * a key in plain text.
 */
export class Project implements AsyncDisposable {
  readonly #project: UserProject;
  readonly #keys: readonly string[];

  private constructor(project: UserProject, keys: readonly string[]) {
    this.#project = project;
    this.#keys = keys;
  }

  /** @param keys The keys that no output may contain. */
  static async create(
    language: LanguageName,
    kaleyra: Emulator,
    keys: readonly string[],
  ): Promise<Project> {
    const folder = await UserProject.create(kaleyra, await environmentFor(language));
    await folder.copy(...programIn(language));
    const project = new Project(folder, keys);
    await project.run(`pulumi stack init dev\n${linkOf(language)}`);
    return project;
  }

  /**
   * Runs a script that must succeed.
   *
   * @throws {Error} If it fails, with its first line, since others may contain keys.
   */
  async run(script: string): Promise<ScriptRun> {
    const run = await this.attempt(script);
    if (!run.ok) throw new Error(`${script.split("\n")[0]}\n${run.output}`);
    return run;
  }

  /** Runs a script, which ends at the first command that fails. */
  async attempt(script: string): Promise<ScriptRun> {
    const run = await this.#project.attempt(script);
    assertDiscreet(run.output, this.#keys);
    assertNone(await this.#stateText(), this.#keys, "an API key");
    return run;
  }

  /** The plan of a preview: the paths that change by step, e.g. `{ "update draft": ["name"] }`. */
  async planned(): Promise<Readonly<Record<string, readonly string[]>>> {
    const { stdout } = await this.run("pulumi preview --json");
    const { steps } = JSON.parse(stdout) as { readonly steps: readonly PlannedStep[] };
    const changed = steps.filter(({ op }) => op !== "same");
    return Object.fromEntries(
      changed.map(({ op, urn, detailedDiff }) => [
        `${op} ${urn.split("::").at(-1)}`,
        Object.keys(detailedDiff ?? {}),
      ]),
    );
  }

  /**
   * A flow in the engine's state, by its name in the program.
   *
   * @throws {Error} If the state has no such flow.
   */
  async flow(name: string): Promise<FlowInState> {
    const flow = flowsIn(await this.#stateText()).find(({ urn }) => urn.endsWith(`::${name}`));
    if (flow === undefined) throw new Error(`The state has no flow ${name}.`);
    return flow;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#project[Symbol.asyncDispose]();
  }

  /** The state of the stack; all programs have the project name `flows`. */
  #stateText(): Promise<string> {
    return stateText(this.#project.backend, "flows", "dev");
  }
}
