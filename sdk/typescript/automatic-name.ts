import { randomBytes } from "node:crypto";

import { automaticName as made } from "../../provider/lifecycle/flow/names";

/** A fresh name for a flow to which the program gives none. */
export function automaticName(logicalName: string): string {
  return made(logicalName, randomBytes(4).toString("hex"));
}
