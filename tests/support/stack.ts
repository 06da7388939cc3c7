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
  /** The Kaleyra that the program uses, through its environment. */
  readonly kaleyra: Pick<Emulator, "environment">;
  readonly program: PulumiFn;
  /** Stack configuration, e.g. `{ "kaleyra:wabaId": "…" }`. */
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

/** The options of a run. */
export interface RunOptions {
  /** Continues with the other flows after one has failed. */
  readonly continueOnError?: boolean;
}

/** The source of a run's configuration, which by default is that of the last `up`. */
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
 * A stack on the real engine, with its state in a folder that is removed at the end of the test.
 * Programs are inline, so they need no language host; the provider runs in Pulumi's own dynamic
 * host, as it does for users. A run that shows a key, a SID or a stack trace fails its test.
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
    // After each run these would call the CLI three more times, for values that no test needs.
    stack.outputs = () => Promise.resolve({});
    stack.info = () => Promise.resolve(undefined);
    for (const [key, value] of Object.entries(options.config ?? {})) {
      await stack.setConfig(key, { value });
    }
    return new TestStack(stack, folder, await policyOptions(options.policyPack, folder));
  }

  /** @param options Whether all changed properties are shown: `pulumi preview --diff`. */
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

  /** Changes the environment of the program and the provider from the next run on. */
  setEnvironment(environment: Readonly<Record<string, string | undefined>>): void {
    const { workspace } = this.#stack;
    workspace.envVars = withoutAbsent({ ...workspace.envVars, ...environment });
  }

  /** Uses another Kaleyra from the next run on. */
  moveTo(kaleyra: Pick<Emulator, "environment">): void {
    this.setEnvironment({ ...kaleyra.environment });
  }

  setConfig(key: string, value: string, options: { secret?: boolean } = {}): Promise<void> {
    return this.#stack.setConfig(key, { value, ...options });
  }

  /** The flows in the engine's state. */
  async flows(): Promise<readonly FlowInState[]> {
    return flowsIn(await this.stateText());
  }

  /** A flow in the engine's state, by its name in the program. */
  async flow(name: string): Promise<FlowInState | undefined> {
    return (await this.flows()).find(({ urn }) => urn.endsWith(`::${name}`));
  }

  /** The whole state as text, for assertions about what it must not contain. */
  stateText(): Promise<string> {
    return stateText(this.#folder, project, stackName);
  }

  /** The state, for {@link importState}. */
  exportState(): Promise<Deployment> {
    return this.#stack.exportStack();
  }

  /** Restores an old state, as if the later changes had been lost. */
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
      ok = false; // The error's message repeats the output.
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

/**
 * With `SHOW_RUNS=<file>`, the output of all runs is written to a file, to be read like a user's.
 */
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
