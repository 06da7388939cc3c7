import { readFileSync } from "node:fs";

import { descendantsOf } from "../../support/processes";
import { operations, type Setting, type Way } from "../ways/way";
import type { Measurement } from "./compare";
import { EmulatorProcess } from "./emulator-process";

/**
 * Runs all operations in each way, with one setting. Each repetition runs the ways one after the
 * other, so that other load affects all of them.
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
    await kaleyra.calls(); // Starts the count anew.
    const memory = new PeakMemory(session.measuredProcess);
    const began = performance.now();
    const cpuSeconds = await session.run(operation);
    const seconds = (performance.now() - began) / 1000;
    const peakMb = memory.stop();
    const measured = { way: way.name, setting, operation, repetition, seconds, cpuSeconds, peakMb };
    yield { ...measured, calls: await kaleyra.calls(), stateBytes: await session.stateBytes() };
  }
}

const sampleEveryMs = 100;

/**
 * Watches the descendants of this process whose command line matches, until `stop`, and records the
 * highest peak memory. A process that lives shorter than the interval may be missed.
 */
class PeakMemory {
  #peakMb = 0;
  readonly #command: RegExp;
  readonly #timer = setInterval(() => this.#sample(), sampleEveryMs);

  /** @param command Matches the command line of the process to measure. */
  constructor(command: RegExp) {
    this.#command = command;
  }

  /** @returns The peak in megabytes; 0 if no process was seen. */
  stop(): number {
    clearInterval(this.#timer);
    return this.#peakMb;
  }

  #sample(): void {
    for (const { pid, command } of descendantsOf(process.pid)) {
      if (this.#command.test(command)) this.#peakMb = Math.max(this.#peakMb, peakOf(pid));
    }
  }
}

/** The peak memory of a process in megabytes: `VmHWM` of the kernel, so samples may be rare. */
function peakOf(pid: number): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0; // The process has ended since it was listed.
  }
}
