/** The dynamic provider of `kaleyra:whatsapp:Flow`. */
import { flow } from "../lifecycle/flow/resource";
import { hosted } from "./resource";

export const { configure, check, diff, create, read, update, delete: remove } = hosted(flow);
export { remove as delete };
