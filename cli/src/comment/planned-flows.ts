import { type FlowChange, flowChangesOf } from "./flow-changes";
import { type PlannedEffect, plannedEffectOf } from "./planned-effect";
import type { Preview } from "./preview/preview";

/** A flow of a plan, and what happens to it. */
export interface PlannedFlow {
  readonly change: FlowChange;
  readonly effect: PlannedEffect;
}

/** The effect of a plan on each flow. A deletion is listed once for each id of a flow. */
export function plannedFlows(preview: Preview): readonly PlannedFlow[] {
  const flows = flowChangesOf(preview).map((change) => ({
    change,
    effect: plannedEffectOf(change),
  }));
  return flows.filter((flow, index) => {
    const [earlier, later] = [flows.slice(0, index), flows.slice(index + 1)];
    return (
      !earlier.some((other) => isPartOf(flow, other) || isSameDeletion(flow, other)) &&
      !later.some((other) => isPartOf(flow, other))
    );
  });
}

/**
 * Whether a deletion is part of another step: of a replacement, or of a deletion with more effects. The engine
 * lists a replacement's deletion separately too.
 */
function isPartOf(flow: PlannedFlow, other: PlannedFlow): boolean {
  if (!deletesSameFlow(flow, other)) return false;
  const hasMore = other.effect.effects.length > flow.effect.effects.length;
  return other.change.op === "replace" || (other.change.isDeletion && hasMore);
}

/** The refresh of a resource before its deletion counts as a deletion as well. */
function isSameDeletion(flow: PlannedFlow, other: PlannedFlow): boolean {
  return deletesSameFlow(flow, other) && other.change.isDeletion;
}

/** Whether a deletion has no effect on its flow that the other step does not have. */
function deletesSameFlow(flow: PlannedFlow, other: PlannedFlow): boolean {
  const { urn, id, isDeletion } = flow.change;
  if (!isDeletion || id === undefined) return false;
  if (other.change.urn !== urn || other.change.id !== id) return false;
  return flow.effect.effects.every((kind) => other.effect.effects.includes(kind));
}
