/** The dynamic provider of `kaleyra:whatsapp:FlowsEncryptionKey`. */
import { flowsEncryptionKey } from "../lifecycle/flows-encryption-key/resource";
import { hosted } from "./resource";

export const {
  configure,
  check,
  diff,
  create,
  read,
  update,
  delete: remove,
} = hosted(flowsEncryptionKey);
export { remove as delete };
