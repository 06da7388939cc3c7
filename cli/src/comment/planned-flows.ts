import { type Fate, fateOf } from "./fate";
import { type FlowChange, flowChangesOf } from "./flow-changes";
import type { Preview } from "./preview/preview";

/** A flow of a plan, and what becomes of it. */
export interface PlannedFlow {
  readonly change: FlowChange;
  readonly fate: Fate;
}

/** What a plan does to each flow; a flow that is deleted is named once, several of one URN each. */
export function plannedFlows(preview: Preview): readonly PlannedFlow[] {
  const flows = flowChangesOf(preview).map((change) => ({ change, fate: fateOf(change) }));
  return flows.filter(
    (flow, at) => !flows.some((other, place) => place !== at && repeats(flow, other, place < at)),
  );
}

/**
 * Whether a deletion is a part of another step: the engine has a replacement's both as a part and by
 * itself, and a refresh of what is deleted afterwards. What says more about the flow is never left out.
 */
function repeats(flow: PlannedFlow, other: PlannedFlow, isLater: boolean): boolean {
  const { urn, id, isDeletion } = flow.change;
  if (!isDeletion || id === undefined) return false;
  if (other.change.urn !== urn || other.change.id !== id) return false;
  if (!flow.fate.kinds.every((kind) => other.fate.kinds.includes(kind))) return false;
  const isSame = flow.fate.kinds.length === other.fate.kinds.length;
  return other.change.op === "replace" || (other.change.isDeletion && (!isSame || isLater));
}
