import { randomInt } from "node:crypto";

import type { Switches } from "../switches";

let latest = 0n;

/**
 * A flow id in Meta's manner: digits only, and one that a double cannot hold, so that a client
 * which reads ids as numbers is found out. Later ones are greater, or else smaller.
 */
export function newFlowId({ ascendingIds }: Pick<Switches, "ascendingIds">): string {
  for (;;) {
    const time = BigInt(`${Date.now()}${randomInt(1_000, 10_000)}`);
    if (time <= latest) {
      continue;
    }
    const id = ascendingIds ? 10n ** 17n + time : 10n ** 18n - time;
    if (BigInt(Number(id)) !== id) {
      latest = time;
      return String(id);
    }
  }
}
