import type { EngineEvent, OpType, PolicyEvent } from "@pulumi/pulumi/automation";

import { isOurType } from "./adapter";

/** What the engine did, or would do, with one resource. */
export interface ResourceStep {
  /** The resource's name in the program. */
  readonly name: string;
  readonly op: OpType;
  /** The top-level properties that the engine names as changed. */
  readonly diffs: readonly string[];
}

/** What a policy had against a resource, or against the stack. */
export interface Violation {
  readonly policy: string;
  /** The resource's name in the program; the stack's own for what is about the stack. */
  readonly resource: string;
  readonly level: string;
  readonly message: string;
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
  readonly violations: readonly Violation[];
  /** All that the engine has told, as a preview streams it. */
  readonly events: readonly EngineEvent[];
}

/** Collects one run as it goes on. */
export class RunRecorder {
  #output = "";
  #changes: Readonly<Record<string, number>> = {};
  readonly #steps: ResourceStep[] = [];
  readonly #violations: Violation[] = [];
  readonly #events: EngineEvent[] = [];

  readonly onOutput = (text: string): void => {
    this.#output += text;
  };

  readonly onEvent = (event: EngineEvent): void => {
    const { resourcePreEvent, summaryEvent, policyEvent } = event;
    this.#events.push(event);
    if (summaryEvent !== undefined) this.#changes = { ...summaryEvent.resourceChanges };
    if (policyEvent !== undefined) this.#violations.push(violationOf(policyEvent));
    if (resourcePreEvent === undefined) return;
    const { urn, type, op, diffs } = resourcePreEvent.metadata;
    if (!isOurType(type)) return;
    this.#steps.push({ name: urn.split("::").at(-1) ?? "", op, diffs: diffs ?? [] });
  };

  ended(ok: boolean): Run {
    const output = this.#output;
    // From the dynamic host a warning is a line of the stack's, from the plugin one of the flow's.
    const lines = output.split("\n").map((line) => line.trim().replace(/^warning: /, ""));
    return {
      ok,
      output,
      changes: this.#changes,
      steps: this.#steps,
      violations: this.#violations,
      events: this.#events,
      warnings: [...new Set(lines.filter((line) => line.startsWith("kaleyra: ")))],
    };
  }
}

/** What happened to one flow, e.g. `["update"]`. */
export function stepsOf(run: Run, name: string): readonly OpType[] {
  return run.steps.filter((step) => step.name === name).map(({ op }) => op);
}

function violationOf(event: PolicyEvent): Violation {
  const { policyName: policy, resourceUrn = "", enforcementLevel: level, message } = event;
  return { policy, resource: resourceUrn.split("::").at(-1) ?? "", level, message };
}
