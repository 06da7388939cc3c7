import { operations, type Setting, type Way } from "../ways/way";
import type { Measurement } from "./compare";
import { EmulatorProcess } from "./emulator-process";
import { PeakMemory } from "./peak-memory";

/**
 * Runs all operations in each way, alternating between the ways, so that other load affects all.
 */
export async function* runWays(
  ways: readonly Way[],
  setting: Setting,
  repetitions: number,
): AsyncGenerator<Measurement> {
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    for (const way of ways) yield* runWay(way, setting, repetition);
  }
}

async function* runWay(
  way: Way,
  setting: Setting,
  repetition: number,
): AsyncGenerator<Measurement> {
  await using kaleyra = await EmulatorProcess.start(setting.latencyMs);
  await using session = await way.open(setting, kaleyra);
  for (const operation of operations) {
    await kaleyra.calls();
    const memory = new PeakMemory(session.provider ?? /^$/);
    const began = performance.now();
    const cpuSeconds = await session.run(operation);
    const seconds = (performance.now() - began) / 1000;
    const peakMb = memory.stop();
    const measured = { way: way.name, setting, operation, repetition, seconds, cpuSeconds, peakMb };
    yield { ...measured, calls: await kaleyra.calls(), stateBytes: await session.stateBytes() };
  }
}
