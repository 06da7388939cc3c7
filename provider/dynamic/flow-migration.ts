/** The dynamic provider of `kaleyra:whatsapp:FlowMigration`. */
import { flowMigration } from "../lifecycle/flow-migration/resource";
import { dynamicProvider } from "./resource";

export const {
  configure,
  check,
  diff,
  create,
  read,
  update,
  delete: remove,
} = dynamicProvider(flowMigration);
export { remove as delete };
