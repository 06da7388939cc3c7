import { type FlowChange, flowChangesOf } from "./flow-changes";
import { type PlannedEffect, plannedEffectOf } from "./planned-effect";
import type { Preview } from "./preview/preview";

/** A flow of a plan, and what happens to it. */
export interface PlannedFlow {
  readonly change: FlowChange;
  readonly effect: PlannedEffect;
}

/**
 * The effect of a plan on each flow. Each deletion is listed once; several deletions of one URN are
 * listed separately.
 */
export function plannedFlows(preview: Preview): readonly PlannedFlow[] {
  const flows = flowChangesOf(preview).map((change) => ({
    change,
    effect: plannedEffectOf(change),
  }));
  return flows.filter(
    (flow, index) =>
      !flows.some((other, place) => place !== index && repeats(flow, other, place < index)),
  );
}

/**
 * Whether a deletion is part of another step. The engine lists a replacement's deletion twice, and
 * also refreshes a resource before its deletion. The step with more effects is always kept.
 */
function repeats(flow: PlannedFlow, other: PlannedFlow, isLater: boolean): boolean {
  const { urn, id, isDeletion } = flow.change;
  if (!isDeletion || id === undefined) return false;
  if (other.change.urn !== urn || other.change.id !== id) return false;
  if (!flow.effect.effects.every((kind) => other.effect.effects.includes(kind))) return false;
  const isSame = flow.effect.effects.length === other.effect.effects.length;
  return other.change.op === "replace" || (other.change.isDeletion && (!isSame || isLater));
}
