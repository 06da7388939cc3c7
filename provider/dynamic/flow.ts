/** The dynamic provider of `kaleyra:whatsapp:Flow`. */
import { flow } from "../lifecycle/flow/resource";
import { dynamicProvider } from "./resource";

export const {
  configure,
  check,
  diff,
  create,
  read,
  update,
  delete: remove,
} = dynamicProvider(flow);
export { remove as delete };
