import type { Resource } from "../resource";
import { checkMigration } from "./check";
import { createMigration } from "./create";
import { deleteMigration } from "./delete";
import { diffMigration } from "./diff";
import { driftOfMigration } from "./drift";
import type { FlowMigrationInputs } from "./inputs";
import { plannedMigration } from "./planned";
import { readMigration } from "./read";
import { type FlowMigrationState, migrationLabel } from "./state";
import { updateMigration } from "./update";

/** `kaleyra:whatsapp:FlowMigration`. */
export const flowMigration: Resource<FlowMigrationInputs, FlowMigrationState> = {
  kind: "migration",
  isNamed: false,
  idOutput: "flowId",
  stables: ["flowId", "sourceWabaId", "destinationWabaId", "flowName", "sourceFlowId"],
  subjectOf: ({ flowName }) => (typeof flowName === "string" ? flowName : "a migration"),
  nameOf: ({ flowName }) => flowName,
  labelOf: migrationLabel,
  check: checkMigration,
  diff: diffMigration,
  driftOf: driftOfMigration,
  planned: plannedMigration,
  create: createMigration,
  read: readMigration,
  update: updateMigration,
  delete: deleteMigration,
};
