import type { EngineEvent, OpType } from "@pulumi/pulumi/automation";

/** What the engine did, or would do, with one resource. */
export interface ResourceStep {
  /** The resource's name in the program. */
  readonly name: string;
  readonly op: OpType;
  /** The top-level properties that the engine names as changed. */
  readonly diffs: readonly string[];
}

/** How one run of the engine ended, and everything it printed. */
export interface Run {
  readonly ok: boolean;
  /** stdout and stderr, in the order they came. */
  readonly output: string;
  /** Resources by operation, the stack's own among them: `{ create: 2 }`. */
  readonly changes: Readonly<Record<string, number>>;
  /** The flows' steps, in order. */
  readonly steps: readonly ResourceStep[];
  /** The lines about flows that are no errors: `kaleyra: <name> (<id>): …`. */
  readonly warnings: readonly string[];
}

/** Collects one run as it goes on. */
export class RunRecorder {
  #output = "";
  #changes: Readonly<Record<string, number>> = {};
  readonly #steps: ResourceStep[] = [];

  readonly onOutput = (text: string): void => {
    this.#output += text;
  };

  readonly onEvent = ({ resourcePreEvent, summaryEvent }: EngineEvent): void => {
    if (summaryEvent !== undefined) this.#changes = { ...summaryEvent.resourceChanges };
    if (resourcePreEvent === undefined) return;
    const { urn, type, op, diffs } = resourcePreEvent.metadata;
    if (!type.endsWith("kaleyra/whatsapp:Flow")) return;
    this.#steps.push({ name: urn.split("::").at(-1) ?? "", op, diffs: diffs ?? [] });
  };

  ended(ok: boolean): Run {
    const output = this.#output;
    const lines = output.split("\n").map((line) => line.trim());
    return {
      ok,
      output,
      changes: this.#changes,
      steps: this.#steps,
      warnings: [...new Set(lines.filter((line) => line.startsWith("kaleyra: ")))],
    };
  }
}

/** What happened to one flow, e.g. `["update"]`. */
export function stepsOf(run: Run, name: string): readonly OpType[] {
  return run.steps.filter((step) => step.name === name).map(({ op }) => op);
}
