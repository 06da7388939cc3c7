/**
 * The dynamic provider of `kaleyra:whatsapp:FlowsEncryptionKey`. The provider's text in states
 * loads this file by its path: see `sdk/typescript/dynamic-provider.ts`.
 */
import { flowsEncryptionKey } from "../lifecycle/flows-encryption-key/resource";
import { dynamicProvider } from "./resource";

export const {
  configure,
  check,
  diff,
  create,
  read,
  update,
  delete: remove,
} = dynamicProvider(flowsEncryptionKey);
export { remove as delete };
