import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

/** So often the watch looks; what it notes is the time between two looks. */
const resolutionMs = 1;

/** How long, at most, nothing else could run in this process while something was done: milliseconds. */
export async function longestStretch(step: () => unknown): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  await sleep(5 * resolutionMs); // The watch counts from its first look.
  await step();
  await sleep(5 * resolutionMs);
  delays.disable();
  return Math.max(0, delays.max / 1e6 - resolutionMs);
}
