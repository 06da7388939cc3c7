import { inAccount } from "../account";
import { isListed } from "../flow/lookup";
import { deletionPolicyOf } from "../flow/state";
import { checkMigration } from "./check";
import { createMigration } from "./create";
import { deleteMigration, readMigration, updateMigration } from "./operations";
import { diffMigration, driftOfMigration, plannedMigration } from "./plan";
import { copyOf, type FlowMigrationInputs, type FlowMigrationState } from "./state";

/** `kaleyra:whatsapp:FlowMigration`. */
export const flowMigration = inAccount<FlowMigrationInputs, FlowMigrationState>({
  kind: "migration",
  hasAutomaticName: false,
  idOutput: "flowId",
  stables: ["flowId", "sourceWabaId", "destinationWabaId", "flowName", "sourceFlowId"],
  nameProperties: ["flowName"],
  unsentInputs: ["deletionPolicy"],
  isForgotten: (state) => deletionPolicyOf(state) === "Retain",
  isHeldBy: (id, state, context) => isListed(id, copyOf(state), context),
  flowOf: copyOf,
  check: checkMigration,
  diff: diffMigration,
  driftOf: driftOfMigration,
  planned: plannedMigration,
  create: createMigration,
  read: readMigration,
  update: updateMigration,
  delete: deleteMigration,
});
