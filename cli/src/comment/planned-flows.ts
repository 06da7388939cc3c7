import { type FlowChange, flowChangesOf } from "./flow-changes";
import { type PlannedEffect, plannedEffectOf } from "./planned-effect";
import type { Preview } from "./preview/preview";

/** A flow of a plan, and what happens to it. */
export interface PlannedFlow {
  readonly change: FlowChange;
  readonly effect: PlannedEffect;
}

/**
 * The effect of a plan on each flow. The engine may list one deletion several times. Of these, the
 * step with the most effects stays, or the first if they are equal.
 */
export function plannedFlows(preview: Preview): readonly PlannedFlow[] {
  const flows = flowChangesOf(preview).map((change) => ({
    change,
    effect: plannedEffectOf(change),
  }));
  return flows.filter((flow, index) => {
    const others = flows.filter((other) => other !== flow);
    const earlier = flows.slice(0, index);
    return (
      !others.some((other) => isPartOf(flow, other)) &&
      !earlier.some((other) => isRepetition(flow, other))
    );
  });
}

/**
 * Whether a deletion is part of another step: of a replacement, or of a deletion with more effects. The engine
 * lists a replacement's deletion separately too.
 */
function isPartOf(flow: PlannedFlow, other: PlannedFlow): boolean {
  if (!isCovered(flow, other)) return false;
  const hasMore = other.effect.effects.length > flow.effect.effects.length;
  return other.change.op === "replace" || (other.change.isDeletion && hasMore);
}

/**
 * Whether a deletion repeats the other deletion. The engine also lists the refresh of a resource
 * before it deletes the resource, and `FlowChange.isDeletion` is true for both.
 */
function isRepetition(flow: PlannedFlow, other: PlannedFlow): boolean {
  return isCovered(flow, other) && other.change.isDeletion;
}

/** Whether `flow` is a deletion, and `other` a step of the same flow at Kaleyra with all its effects. */
function isCovered(flow: PlannedFlow, other: PlannedFlow): boolean {
  const { urn, id, isDeletion } = flow.change;
  if (!isDeletion || id === undefined) return false;
  if (other.change.urn !== urn || other.change.id !== id) return false;
  return flow.effect.effects.every((kind) => other.effect.effects.includes(kind));
}
