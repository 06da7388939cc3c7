import { type FlowChange, flowChangesOf } from "./flow-changes";
import { type PlannedEffect, plannedEffectOf } from "./planned-effect";
import type { Preview } from "./preview/preview";

/** A flow of a plan, and what happens to it. */
export interface PlannedFlow {
  readonly change: FlowChange;
  readonly effect: PlannedEffect;
}

/**
 * The effect of a plan on each flow. The engine may list one deletion several times: a deletion is
 * left out if another step has all its effects.
 */
export function plannedFlows(preview: Preview): readonly PlannedFlow[] {
  const flows = flowChangesOf(preview).map((change) => ({
    change,
    effect: plannedEffectOf(change),
  }));
  return flows.filter(
    (flow, index) =>
      !flows.some((other, otherIndex) => {
        const isEarlier = otherIndex < index;
        return other !== flow && makesRedundant({ other, isEarlier }, flow);
      }),
  );
}

/**
 * Whether `flow` is a deletion, and `other` a replacement or a deletion of the same flow at Kaleyra
 * with all its effects. Of two deletions with the same effects, the earlier one makes the later one redundant.
 *
 * The engine lists the deletion of a replacement separately too. It also refreshes the old resource
 * of an earlier replacement before it deletes it, and `isDeletion` is true for both steps.
 */
function makesRedundant(
  { other, isEarlier }: { readonly other: PlannedFlow; readonly isEarlier: boolean },
  flow: PlannedFlow,
): boolean {
  const { urn, id, isDeletion } = flow.change;
  if (!isDeletion || id === undefined) return false;
  if (other.change.urn !== urn || other.change.id !== id) return false;
  const effects = other.effect.effects;
  if (!flow.effect.effects.every((effect) => effects.includes(effect))) return false;
  if (other.change.op === "replace") return true;
  const hasMore = effects.length > flow.effect.effects.length;
  return other.change.isDeletion && (hasMore || isEarlier);
}
