import { setTimeout as sleep } from "node:timers/promises";

import type { Emulator, OperationName } from "kaleyra-emulator";

import type { Running } from "./cli-project";

/**
 * Waits for a request since the journal was cleared.
 *
 * @throws {Error} If the run ends without it.
 */
export async function requestReceived(
  kaleyra: Emulator,
  request: OperationName,
  { ended }: Running,
): Promise<void> {
  const over = ended.then(() => true);
  while (!kaleyra.requests().some(({ operation }) => operation === request)) {
    if (await Promise.race([over, sleep(20, false)])) {
      throw new Error(`The run ended without ${request}:\n${(await ended).output}`);
    }
  }
}
