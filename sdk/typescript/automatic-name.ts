import { randomBytes } from "node:crypto";

// oxlint-disable-next-line no-restricted-imports -- the dynamic provider's check knows no logical name, so the program makes the name
import { automaticName as made } from "../../provider/lifecycle/flow/automatic-name";

/** A fresh name for a flow to which the program gives none. */
export function automaticName(logicalName: string): string {
  return made(logicalName, randomBytes(4).toString("hex"));
}
