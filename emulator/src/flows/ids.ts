import { randomInt } from "node:crypto";

/**
 * A flow id in Meta's manner: digits only, and one that a double cannot hold, so that a client
 * which reads ids as numbers is found out.
 */
export function newFlowId(): string {
  for (;;) {
    const digits = Array.from({ length: 17 }, () => randomInt(10)).join("");
    const id = `1${digits}`;
    if (BigInt(Number(id)) !== BigInt(id)) {
      return id;
    }
  }
}
