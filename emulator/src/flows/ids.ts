import { randomInt } from "node:crypto";

import type { Switches } from "../switches";

let latest = 0n;

/**
 * A flow id in Meta's manner: digits only, and one that a double cannot hold, so that a client
 * which reads ids as numbers is found out. Later ones are greater, or have no order.
 */
export function newFlowId({ ascendingIds }: Pick<Switches, "ascendingIds">): string {
  for (;;) {
    const id = BigInt(ascendingIds ? `1${Date.now()}${digits(4)}` : `1${digits(17)}`);
    if (BigInt(Number(id)) === id || (ascendingIds && id <= latest)) {
      continue;
    }
    latest = ascendingIds ? id : latest;
    return String(id);
  }
}

function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join("");
}
