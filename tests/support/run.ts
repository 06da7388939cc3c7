import type { EngineEvent, OpType, PolicyEvent } from "@pulumi/pulumi/automation";

import { isOurType } from "./adapter";

/** A step of the engine for one resource, done or planned. */
export interface ResourceStep {
  /** The resource's name in the program. */
  readonly name: string;
  readonly op: OpType;
  /** The top-level properties that the engine reports as changed. */
  readonly diffs: readonly string[];
}

/** A policy's violation by a resource or the stack. */
export interface Violation {
  readonly policy: string;
  /** The resource's name in the program; for the stack, the stack's name. */
  readonly resource: string;
  readonly level: string;
  readonly message: string;
}

/** The result and the output of one run of the engine. */
export interface Run {
  readonly ok: boolean;
  /** stdout and stderr, in the order of arrival. */
  readonly output: string;
  /** The number of resources by operation, including the stack itself: `{ create: 2 }`. */
  readonly changes: Readonly<Record<string, number>>;
  /** The flows' steps, in order. */
  readonly steps: readonly ResourceStep[];
  /** The lines about flows that are not errors: `kaleyra: <name> (<id>): …`. */
  readonly warnings: readonly string[];
  readonly violations: readonly Violation[];
  /** All of the engine's events, as a preview streams them. */
  readonly events: readonly EngineEvent[];
}

/** Collects the events of one run. */
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
    // The dynamic host prints a warning on the stack's row, the plugin on the flow's.
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

/** The steps of one flow, e.g. `["update"]`. */
export function stepsOf(run: Run, name: string): readonly OpType[] {
  return run.steps.filter((step) => step.name === name).map(({ op }) => op);
}

function violationOf(event: PolicyEvent): Violation {
  const { policyName: policy, resourceUrn = "", enforcementLevel: level, message } = event;
  return { policy, resource: resourceUrn.split("::").at(-1) ?? "", level, message };
}
