/** The dynamic provider of `kaleyra:whatsapp:FlowMigration`. */
import { flowMigration } from "../lifecycle/flow-migration/resource";
import { hosted } from "./resource";

export const {
  configure,
  check,
  diff,
  create,
  read,
  update,
  delete: remove,
} = hosted(flowMigration);
export { remove as delete };
