import { deletionPolicyOf } from "../flow/inputs";
import type { MigrationContext } from "./context";
import type { FlowMigrationInputs } from "./inputs";
import type { FlowMigrationState } from "./state";
import { withStatus } from "./with-status";

/**
 * Takes a new deletion policy in, which sends nothing, and goes on where a create could not read the
 * copy it had made. Everything else about a migration needs a new copy.
 */
// oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and the context
export async function updateMigration(
  id: string,
  state: FlowMigrationState,
  inputs: FlowMigrationInputs,
  context: MigrationContext,
): Promise<FlowMigrationState> {
  const updated = { ...state, ...inputs, deletionPolicy: deletionPolicyOf(inputs) };
  return state.status === undefined ? withStatus(id, updated, context) : updated;
}
