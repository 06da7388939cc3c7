import { setTimeout as sleep } from "node:timers/promises";

import type { Emulator, OperationName } from "kaleyra-emulator";

import type { Running } from "./cli-project";

/**
 * Waits until a run has sent a request. Call `kaleyra.clearRequests()` before the run.
 *
 * @throws {Error} If the run ends without the request.
 */
export async function requestReceived(
  kaleyra: Emulator,
  request: OperationName,
  { ended }: Running,
): Promise<void> {
  const hasEnded = ended.then(() => true);
  while (!kaleyra.requests().some(({ operation }) => operation === request)) {
    if (await Promise.race([hasEnded, sleep(20, false)])) {
      throw new Error(`The run ended without ${request}:\n${(await ended).output}`);
    }
  }
}
