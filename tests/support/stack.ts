import { appendFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

import {
  CommandError,
  type Deployment,
  LocalWorkspace,
  type PulumiFn,
  Stack,
  type UpOptions as UpOptionsOfStack,
} from "@pulumi/pulumi/automation";
import type { Emulator } from "kaleyra-emulator";

import { engineEnvironment, policyEnvironment } from "../../tools/engine/environment";
import { assertDiscreet, assertNone, demoKeys } from "./discretion";
import { separateConnections } from "./engine-connections";
import { pluginFolder } from "./repository";
import { type Run, RunRecorder } from "./run";
import { type FlowInState, flowsIn, stateText } from "./state";

separateConnections();

const project = "test";
const stackName = "dev";

export interface StackOptions {
  /** The emulator, whose variables are in the environment of program and provider. */
  readonly kaleyra: Pick<Emulator, "environment">;
  readonly program: PulumiFn;
  /** The stack's configuration in plain text, e.g. `{ "kaleyra:wabaId": "…" }`. */
  readonly config?: Readonly<Record<string, string>>;
  /** Overrides the emulator's environment; `undefined` removes a variable. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /**
   * The program's folder, from which the dynamic host searches for packages.
   *
   * @default this repository
   */
  readonly programFolder?: string;
  /** The policy pack of previews and updates. */
  readonly policyPack?: PolicyPackRun;
}

/** A policy pack and the configuration of its policies. */
export interface PolicyPackRun {
  readonly folder: string;
  /** The configuration by policy; `all` applies to every policy, as in `{ all: "mandatory" }`. */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** The options of an `up` or a destroy. */
export interface RunOptions {
  /** Continues with the other resources after one has failed: `--continue-on-error`. */
  readonly continueOnError?: boolean;
}

/** The options of a refresh or a destroy, which by default uses the configuration of the last `up`. */
export interface StoredConfigOptions extends RunOptions {
  /** Runs the program, and so uses the current configuration: `--run-program`. */
  readonly runProgram?: boolean;
}

export interface UpOptions extends RunOptions {
  /** Refreshes first: `pulumi up --refresh`. */
  readonly refresh?: boolean;
  /** The URNs of resources to replace: `pulumi up --replace`. */
  readonly replace?: string[];
}

/**
 * A stack on the real engine, with its state in a temporary folder. Programs are inline, so they need
 * no language host; the provider runs in Pulumi's own dynamic host or as the plugin on the PATH, as
 * it does for users. A run fails its test if it shows a key, a SID or a stack trace, or if the state
 * contains a key in plain text. A run that fails otherwise returns `ok: false`.
 */
export class TestStack implements AsyncDisposable {
  readonly #stack: Stack;
  readonly #folder: string;
  readonly #policies: PolicyOptions;

  private constructor(stack: Stack, folder: string, policies: PolicyOptions) {
    this.#stack = stack;
    this.#folder = folder;
    this.#policies = policies;
  }

  static async create(options: StackOptions): Promise<TestStack> {
    const folder = await mkdtemp(join(tmpdir(), "kaleyra-stack-"));
    const environment = options.policyPack === undefined ? engineEnvironment : policyEnvironment;
    const engine = environment(withoutKaleyra(process.env));
    process.env["PATH"] = engine["PATH"]; // The Automation API searches this path for `pulumi`.
    const searchPath = [pluginFolder, engine["PATH"]].join(delimiter);
    const workspace = await LocalWorkspace.create({
      workDir: folder,
      program: options.program,
      projectSettings: {
        name: project,
        runtime: "nodejs",
        main: options.programFolder ?? process.cwd(),
        backend: { url: `file://${folder}` },
      },
      envVars: {
        ...engine,
        PATH: searchPath,
        PULUMI_CONFIG_PASSPHRASE: "test",
        ...environmentOf(options),
      },
    });
    const stack = await Stack.create(stackName, workspace);
    // After each run the Automation API would call the CLI three more times, for values that no test
    // needs.
    stack.outputs = () => Promise.resolve({});
    stack.info = () => Promise.resolve(undefined);
    for (const [key, value] of Object.entries(options.config ?? {})) {
      await stack.setConfig(key, { value });
    }
    return new TestStack(stack, folder, await policyOptions(options.policyPack, folder));
  }

  /**
   * @param program Another program for this run.
   * @param options Whether all changed properties are shown: `pulumi preview --diff`.
   */
  preview(program?: PulumiFn, { diff = true }: { diff?: boolean } = {}): Promise<Run> {
    return this.#run((recorder) =>
      this.#stack.preview({
        ...(program && { program }),
        ...recorder,
        ...this.#policies,
        diff,
      }),
    );
  }

  /** @param program Another program for this run. */
  up(program?: PulumiFn, options: UpOptions = {}): Promise<Run> {
    return this.#run((recorder) =>
      this.#stack.up({
        ...(program && { program }),
        ...recorder,
        ...this.#policies,
        ...options,
      }),
    );
  }

  refresh(options: Pick<StoredConfigOptions, "runProgram"> = {}): Promise<Run> {
    return this.#run((recorder) => this.#stack.refresh({ ...recorder, ...options }));
  }

  destroy(options: StoredConfigOptions = {}): Promise<Run> {
    return this.#run((recorder) => this.#stack.destroy({ ...recorder, ...options }));
  }

  /** Changes variables of program and provider from the next run on; `undefined` removes one. */
  setEnvironment(environment: Readonly<Record<string, string | undefined>>): void {
    const { workspace } = this.#stack;
    workspace.envVars = withoutAbsent({ ...workspace.envVars, ...environment });
  }

  /** Uses this emulator from the next run on, also after its variables were changed. */
  moveTo(kaleyra: Pick<Emulator, "environment">): void {
    this.setEnvironment({ ...kaleyra.environment });
  }

  /** Sets a value of the stack's configuration, e.g. of `kaleyra:apiKey`; in plain text by default. */
  setConfig(key: string, value: string, options: { secret?: boolean } = {}): Promise<void> {
    return this.#stack.setConfig(key, { value, ...options });
  }

  /** The resources of this provider in the engine's state: flows, migrations and keys. */
  async flows(): Promise<readonly FlowInState[]> {
    return flowsIn(await this.stateText());
  }

  /** A resource of this provider in the engine's state, by its name in the program. */
  async flow(name: string): Promise<FlowInState | undefined> {
    return (await this.flows()).find(({ urn }) => urn.endsWith(`::${name}`));
  }

  /** The whole state as text, for assertions about what it must not contain. */
  stateText(): Promise<string> {
    return stateText(this.#folder, project, stackName);
  }

  /** The state as `pulumi stack export` prints it, for {@link importState}. */
  exportState(): Promise<Deployment> {
    return this.#stack.exportStack();
  }

  /** Replaces the state; Kaleyra does not change. */
  importState(state: Deployment): Promise<void> {
    return this.#stack.importStack(state);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #run(
    command: (recorder: {
      onOutput: (text: string) => void;
      onError: (text: string) => void;
      onEvent: RunRecorder["onEvent"];
    }) => Promise<unknown>,
  ): Promise<Run> {
    const recorder = new RunRecorder();
    const { onOutput, onEvent } = recorder;
    let ok = true;
    try {
      await command({ onOutput, onError: onOutput, onEvent });
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      ok = false; // The error itself is not needed: its message repeats the output.
    }
    const run = recorder.ended(ok);
    showTo(process.env["SHOW_RUNS"], run);
    const keys = [...demoKeys, this.#stack.workspace.envVars["KALEYRA_API_KEY"] ?? ""];
    assertDiscreet(run.output, keys);
    assertNone(await this.stateText(), keys, "an API key");
    return run;
  }
}

type PolicyOptions = Pick<UpOptionsOfStack, "policyPacks" | "policyPackConfigs">;

async function policyOptions(
  pack: PolicyPackRun | undefined,
  folder: string,
): Promise<PolicyOptions> {
  if (pack === undefined) return {};
  const file = join(folder, "policy-config.json");
  await writeFile(file, JSON.stringify(pack.config ?? {}));
  return { policyPacks: [pack.folder], policyPackConfigs: [file] };
}

/** Appends the run's output to a file, for people who want to read it: `SHOW_RUNS=<file> npx jest …`. */
function showTo(file: string | undefined, { output }: Run): void {
  if (file === undefined) return;
  appendFileSync(file, `\n##### ${expect.getState().currentTestName ?? ""}\n${output}`);
}

function environmentOf({ kaleyra, environment }: StackOptions): Record<string, string> {
  return withoutAbsent({ ...kaleyra.environment, ...environment });
}

function withoutAbsent(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => {
      return entry[1] !== undefined;
    }),
  );
}

/** Removes the developer's own account from the environment. */
function withoutKaleyra(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.startsWith("KALEYRA_")),
  );
}
