import { randomBytes } from "node:crypto";

import { automaticName as made } from "../../provider/lifecycle/flow/names";

/** Generates a name for a flow that the program does not name. */
export function automaticName(logicalName: string): string {
  return made(logicalName, randomBytes(4).toString("hex"));
}
