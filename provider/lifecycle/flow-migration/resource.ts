import { deletionPolicyOf } from "../flow/inputs";
import { isListed } from "../flow/is-listed";
import { inAccount } from "../in-account";
import { checkMigration } from "./check";
import { createMigration } from "./create";
import { deleteMigration } from "./delete";
import { diffMigration } from "./diff";
import { driftOfMigration } from "./drift";
import type { FlowMigrationInputs } from "./inputs";
import { plannedMigration } from "./planned";
import { readMigration } from "./read";
import { copyOf, type FlowMigrationState, migrationLabel } from "./state";
import { updateMigration } from "./update";

/** `kaleyra:whatsapp:FlowMigration`. */
export const flowMigration = inAccount<FlowMigrationInputs, FlowMigrationState>({
  kind: "migration",
  isNamed: false,
  idOutput: "flowId",
  stables: ["flowId", "sourceWabaId", "destinationWabaId", "flowName", "sourceFlowId"],
  subjectOf: ({ flowName }) => (typeof flowName === "string" ? flowName : "a migration"),
  nameOf: ({ flowName }) => flowName,
  labelOf: migrationLabel,
  unsent: ["deletionPolicy"],
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
