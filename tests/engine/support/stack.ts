import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  type InlineProgramArgs,
  LocalWorkspace,
  type PulumiFn,
  Stack,
} from "@pulumi/pulumi/automation";
import type { Emulator } from "kaleyra-emulator";

import { engineEnvironment } from "../../../tools/engine";

/** How one run of the engine ended, and everything it printed. */
export interface Run {
  readonly ok: boolean;
  /** stdout and stderr, in the order they came. */
  readonly output: string;
  /** Resources by operation, the stack's own among them: `{ create: 2 }`. */
  readonly changes: Readonly<Record<string, number>>;
}

/** A flow as the engine's state holds it. */
export interface FlowInState {
  readonly urn: string;
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly initErrors?: readonly string[];
}

export interface StackOptions {
  /** The Kaleyra it speaks to; its environment is the program's. */
  readonly kaleyra: Pick<Emulator, "environment">;
  readonly program: PulumiFn;
  /** Stack configuration, e.g. `{ "kaleyra:wabaId": "…" }`. */
  readonly config?: Readonly<Record<string, string>>;
  /** Over the emulator's environment; `undefined` takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * A stack on the real engine, with its state in a folder of its own that goes when the test ends.
 * Programs are inline, so they need no language host; the provider runs in Pulumi's own dynamic
 * host, as it does for users.
 */
export class TestStack implements AsyncDisposable {
  readonly #stack: Stack;
  readonly #folder: string;

  private constructor(stack: Stack, folder: string) {
    this.#stack = stack;
    this.#folder = folder;
  }

  static async create(options: StackOptions): Promise<TestStack> {
    const folder = await mkdtemp(join(tmpdir(), "kaleyra-stack-"));
    const engine = engineEnvironment(withoutKaleyra(process.env));
    process.env["PATH"] = engine["PATH"]; // Where the Automation API looks for `pulumi`.
    const args: InlineProgramArgs = {
      projectName: "test",
      stackName: "dev",
      program: options.program,
    };
    const workspace = await LocalWorkspace.create({
      workDir: folder,
      program: options.program,
      projectSettings: {
        name: args.projectName,
        runtime: "nodejs",
        main: process.cwd(),
        backend: { url: `file://${folder}` },
      },
      envVars: { ...engine, PULUMI_CONFIG_PASSPHRASE: "test", ...environmentOf(options) },
    });
    const stack = await Stack.create(args.stackName, workspace);
    for (const [key, value] of Object.entries(options.config ?? {})) {
      await stack.setConfig(key, { value });
    }
    return new TestStack(stack, folder);
  }

  preview(program?: PulumiFn): Promise<Run> {
    return this.#run((onOutput, onError) =>
      this.#stack
        .preview({ ...(program && { program }), onOutput, onError, diff: true })
        .then(({ changeSummary }) => changeSummary),
    );
  }

  up(program?: PulumiFn): Promise<Run> {
    return this.#run((onOutput, onError) =>
      this.#stack
        .up({ ...(program && { program }), onOutput, onError })
        .then(({ summary }) => summary.resourceChanges),
    );
  }

  refresh(): Promise<Run> {
    return this.#run((onOutput, onError) =>
      this.#stack.refresh({ onOutput, onError }).then(({ summary }) => summary.resourceChanges),
    );
  }

  destroy(): Promise<Run> {
    return this.#run((onOutput, onError) =>
      this.#stack.destroy({ onOutput, onError }).then(({ summary }) => summary.resourceChanges),
    );
  }

  /** Changes what the program and the provider find in their environment from the next run on. */
  setEnvironment(environment: Readonly<Record<string, string | undefined>>): void {
    const { workspace } = this.#stack;
    const all = { ...workspace.envVars, ...environment };
    workspace.envVars = Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
  }

  /** Speaks to another Kaleyra from the next run on. */
  moveTo(kaleyra: Pick<Emulator, "environment">): void {
    this.setEnvironment({ ...kaleyra.environment });
  }

  setConfig(key: string, value: string): Promise<void> {
    return this.#stack.setConfig(key, { value });
  }

  /** The flows in the engine's state. */
  async flows(): Promise<readonly FlowInState[]> {
    const { resources = [] } = (await this.#deployment()) as { resources?: StateEntry[] };
    return resources.filter(({ type }) => type.endsWith("kaleyra/whatsapp:Flow"));
  }

  /** The whole state, as text: for what must not stand in it. */
  async stateText(): Promise<string> {
    return JSON.stringify(await this.#deployment());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #deployment(): Promise<unknown> {
    return (await this.#stack.exportStack()).deployment;
  }

  async #run(
    command: (
      onOutput: (text: string) => void,
      onError: (text: string) => void,
    ) => Promise<Readonly<Record<string, number | undefined>> | undefined>,
  ): Promise<Run> {
    let output = "";
    const collect = (text: string) => {
      output += text;
    };
    let changes: Record<string, number> = {};
    let ok = true;
    try {
      changes = { ...((await command(collect, collect)) as Record<string, number>) };
    } catch (error) {
      ok = false;
      output += error instanceof Error ? error.message : String(error);
    }
    return { ok, output, changes };
  }
}

type StateEntry = FlowInState & { readonly type: string };

function environmentOf({ kaleyra, environment }: StackOptions): Record<string, string> {
  const all = { ...kaleyra.environment, ...environment };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** A developer's own account has no place in a test. */
function withoutKaleyra(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.startsWith("KALEYRA_")),
  );
}
