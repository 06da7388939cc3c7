/**
 * The dynamic provider of `kaleyra:whatsapp:Flow`. The provider's text in states loads this file by
 * its path: see `sdk/typescript/dynamic-provider.ts`.
 */
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
