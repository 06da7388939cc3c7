import { driftBy } from "../drift";
import { diffFlow } from "./diff";
import type { PlannedInputs } from "./inputs";
import type { FlowState } from "./state";

const driftOfAll = driftBy(diffFlow);

/** What a refresh has found changed in a flow. A document that no state could carry was not compared. */
export function driftOf(id: string, found: FlowState, inputs: PlannedInputs) {
  const isCompared = found.flowJson !== undefined || found.unsettled?.includes("flowJson") !== true;
  if (isCompared) return driftOfAll(id, found, inputs);
  const { flowJson: _, ...others } = inputs;
  return driftOfAll(id, found, others);
}
