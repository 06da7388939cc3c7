import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

/** The interval of the checks; the watch records the time between two of them. */
const resolutionMs = 1;

/** The longest time in milliseconds for which a step blocked this process. */
export async function longestStretch(step: () => unknown): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  await sleep(5 * resolutionMs); // The watch counts from its first check.
  await step();
  await sleep(5 * resolutionMs);
  delays.disable();
  return Math.max(0, delays.max / 1e6 - resolutionMs);
}
