/**
 * The dynamic provider of `kaleyra:whatsapp:FlowMigration`. The provider's text in states loads
 * this file by its path: see `sdk/typescript/dynamic-provider.ts`.
 */
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
