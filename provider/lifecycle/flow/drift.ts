import { Problem } from "../problem";
import { diffFlow, type FlowDiff } from "./diff";
import type { PlannedInputs } from "./inputs";
import type { FlowState } from "./state";

/**
 * What a refresh has found changed, against the inputs so far. A refresh plans nothing, so nothing
 * is refused and nothing announced: the next preview does both.
 */
export function driftOf(id: string, found: FlowState, inputs: PlannedInputs): FlowDiff {
  try {
    return diffFlow(id, found, inputs, () => {});
  } catch (error) {
    if (error instanceof Problem) return { changed: ["status"], replaces: [] };
    throw error;
  }
}
