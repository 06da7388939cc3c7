import type { EngineEvent, OpType, PolicyEvent } from "@pulumi/pulumi/automation";

import { isOurType } from "./adapter";

/** A step that the engine does or plans for one resource of this provider. */
export interface ResourceStep {
  /** The resource's name in the program. */
  readonly name: string;
  readonly op: OpType;
  /** The top-level properties that the engine reports as changed. */
  readonly diffs: readonly string[];
}

/** A violation of a policy by a resource or the stack. */
export interface Violation {
  readonly policy: string;
  /** The resource's name in the program; for the stack, the stack's name. */
  readonly resource: string;
  /** The policy's enforcement level, e.g. `mandatory`. */
  readonly level: string;
  readonly message: string;
}

/** The result and the output of one run of the engine. */
export interface Run {
  readonly ok: boolean;
  /** stdout and stderr, in the order of arrival. */
  readonly output: string;
  /** The number of resources by operation; the stack is one of them. E.g. `{ create: 2 }`. */
  readonly changes: Readonly<Record<string, number>>;
  /** The steps of this provider's resources, in order. */
  readonly steps: readonly ResourceStep[];
  /**
   * The lines that begin with `kaleyra: `, without repeats. So do the warnings and the messages about
   * a long wait of `provider/plugin` and `provider/dynamic`, e.g. `kaleyra: <name> (<id>): …`.
   */
  readonly warnings: readonly string[];
  readonly violations: readonly Violation[];
  /** All of the engine's events, as a preview streams them. */
  readonly events: readonly EngineEvent[];
}

/** Collects the output and the events of one run; its callbacks are those of the Automation API. */
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

  /** The recorded run, once it has ended. */
  ended(ok: boolean): Run {
    const output = this.#output;
    // A warning through the engine is indented and begins with its severity; one on stderr does not.
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

/** The operations on one resource, by its name in the program. E.g. `["update"]`. */
export function stepsOf(run: Run, name: string): readonly OpType[] {
  return run.steps.filter((step) => step.name === name).map(({ op }) => op);
}

function violationOf(event: PolicyEvent): Violation {
  const { policyName: policy, resourceUrn = "", enforcementLevel: level, message } = event;
  return { policy, resource: resourceUrn.split("::").at(-1) ?? "", level, message };
}
