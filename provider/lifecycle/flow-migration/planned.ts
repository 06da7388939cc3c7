import { deletionPolicyOf } from "../flow/inputs";
import { type Planned, UNKNOWN } from "../value";
import type { PlannedMigration } from "./inputs";
import type { FlowMigrationState } from "./state";

/**
 * What a preview can promise of a copy. Sends nothing.
 *
 * @param state Missing for a copy that is to be made, whose stage is that of a flow not looked at yet.
 */
export function plannedMigration(
  state: FlowMigrationState | undefined,
  inputs: PlannedMigration,
): Partial<Planned<FlowMigrationState>> {
  const made: Partial<Planned<FlowMigrationState>> = state ?? { sourceFlowId: UNKNOWN };
  const status = state?.status ?? UNKNOWN;
  return { ...made, ...inputs, deletionPolicy: deletionPolicyOf(inputs), status };
}
