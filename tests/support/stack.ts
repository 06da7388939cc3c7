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
import { pluginFolder } from "./repository";
import { type Run, RunRecorder } from "./run";
import { type FlowInState, flowsIn, stateText } from "./state";

const project = "test";
const stackName = "dev";

export interface StackOptions {
  /** The Kaleyra it speaks to; its environment is the program's. */
  readonly kaleyra: Pick<Emulator, "environment">;
  readonly program: PulumiFn;
  /** Stack configuration, e.g. `{ "kaleyra:wabaId": "…" }`. */
  readonly config?: Readonly<Record<string, string>>;
  /** Over the emulator's environment; `undefined` takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /**
   * Where the program lies, from which the dynamic host looks for packages.
   * @default this repository
   */
  readonly programFolder?: string;
  /** What previews and updates are held against. */
  readonly policyPack?: PolicyPackRun;
}

/** A policy pack, and what its policies are told. */
export interface PolicyPackRun {
  readonly folder: string;
  /** By policy; `all` is about every one. As in `{ all: "mandatory" }`. */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** How to go through a run. */
export interface RunOptions {
  /** Goes on with the other flows after one has failed. */
  readonly continueOnError?: boolean;
}

/** How a run comes to its configuration, which is otherwise that of the last `up`. */
export interface StoredConfigOptions extends RunOptions {
  /** Runs the program, and with it today's configuration: `--run-program`. */
  readonly runProgram?: boolean;
}

export interface UpOptions extends RunOptions {
  /** Reads what there is at Kaleyra first: `pulumi up --refresh`. */
  readonly refresh?: boolean;
  /** The URNs of resources to replace: `pulumi up --replace`. */
  readonly replace?: string[];
}

/**
 * A stack on the real engine, with its state in a folder of its own that goes when the test ends.
 * Programs are inline, so they need no language host; the provider runs in Pulumi's own dynamic
 * host, as it does for users. Every run fails its test if it shows a key, a SID or a stack trace.
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
    process.env["PATH"] = engine["PATH"]; // Where the Automation API looks for `pulumi`.
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
    // After each run these would ask the CLI three times more for what no test looks at.
    stack.outputs = () => Promise.resolve({});
    stack.info = () => Promise.resolve(undefined);
    for (const [key, value] of Object.entries(options.config ?? {})) {
      await stack.setConfig(key, { value });
    }
    return new TestStack(stack, folder, await policyOptions(options.policyPack, folder));
  }

  /** @param options Whether every property that changes is shown: `pulumi preview --diff`. */
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

  /** Changes what the program and the provider find in their environment from the next run on. */
  setEnvironment(environment: Readonly<Record<string, string | undefined>>): void {
    const { workspace } = this.#stack;
    workspace.envVars = withoutAbsent({ ...workspace.envVars, ...environment });
  }

  /** Speaks to another Kaleyra from the next run on. */
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

  /** The whole state, as text: for what must not stand in it. */
  stateText(): Promise<string> {
    return stateText(this.#folder, project, stackName);
  }

  /** The state, for {@link importState}. */
  exportState(): Promise<Deployment> {
    return this.#stack.exportStack();
  }

  /** Puts an old state back, as if what happened since had not been seen. */
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
      ok = false; // Its message repeats the output.
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

/** With `SHOW_RUNS=<file>` all that the runs print is written down, to be read as a user would. */
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

/** A developer's own account has no place in a test. */
function withoutKaleyra(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.startsWith("KALEYRA_")),
  );
}
