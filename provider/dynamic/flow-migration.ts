/** The dynamic provider of `kaleyra:whatsapp:FlowMigration`. */
import { checkMigration } from "../lifecycle/flow-migration/check";
import { createMigration } from "../lifecycle/flow-migration/create";
import { deleteMigration } from "../lifecycle/flow-migration/delete";
import { diffMigration } from "../lifecycle/flow-migration/diff";
import { driftOfMigration } from "../lifecycle/flow-migration/drift";
import type { FlowMigrationInputs } from "../lifecycle/flow-migration/inputs";
import { readMigration } from "../lifecycle/flow-migration/read";
import { type FlowMigrationState, migrationLabel } from "../lifecycle/flow-migration/state";
import { updateMigration } from "../lifecycle/flow-migration/update";
import type { PropertyBag } from "../lifecycle/value";
import { hosted } from "./resource";
import { runtime, warnAbout } from "./runtime";

export const {
  configure,
  check,
  diff,
  create,
  read,
  update,
  delete: remove,
} = hosted<FlowMigrationInputs, FlowMigrationState>({
  kind: "migration",
  nameOf: ({ flowName }) => flowName,
  labelOf: migrationLabel,
  check: checked,
  diff: diffMigration,
  driftOf: driftOfMigration,
  create: createMigration,
  read: readMigration,
  update: updateMigration,
  delete: deleteMigration,
});
export { remove as delete };

function checked(news: PropertyBag, olds: PropertyBag) {
  const { wabaId, deletionPolicy } = runtime.config;
  const { flowName } = news;
  return checkMigration(news, olds, {
    defaults: { wabaId, deletionPolicy },
    warn: warnAbout(typeof flowName === "string" ? flowName : "a migration"),
  });
}
