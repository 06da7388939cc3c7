/** The dynamic provider of `kaleyra:whatsapp:FlowsEncryptionKey`. */
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
