import { readFileSync } from "node:fs";

import { descendantsOf } from "../support/processes";

/** The memory of the provider's process over one run, in MB. */
export interface Memory {
  /** After a quarter of the run, when the process has loaded everything. */
  readonly start: number;
  readonly end: number;
  readonly max: number;
  /** Whether the run was long enough to distinguish growth from loading. */
  readonly isLongEnough: boolean;
}

const sampleEveryMs = 200;
/** In a shorter run, most samples are of a process that still loads code. */
const longEnoughMs = 12_000;

/** Samples the resident memory of the dynamic provider that the engine started for this process, on Linux. */
export class MemoryWatch {
  readonly #samples: number[] = [];
  readonly #timer = setInterval(() => this.#sample(), sampleEveryMs);

  /** Ends the sampling. Without a sample, all values are 0. */
  stop(): Memory {
    clearInterval(this.#timer);
    /** @param part From 0, the first sample, to 1, the last one. */
    const sample = (part: number) =>
      this.#samples[Math.floor(part * (this.#samples.length - 1))] ?? 0;
    const isLongEnough = this.#samples.length * sampleEveryMs >= longEnoughMs;
    return {
      start: sample(0.25),
      end: sample(1),
      max: Math.max(0, ...this.#samples),
      isLongEnough,
    };
  }

  #sample(): void {
    const provider = descendantsOf(process.pid).find(({ command }) =>
      // The command line with which Pulumi's Node.js SDK starts its dynamic host.
      /node .*cmd\/dynamic-provider/.test(command),
    );
    const memory = provider && residentMb(provider.pid);
    if (memory !== undefined) this.#samples.push(memory);
  }
}

/** The resident memory of a process; `undefined` if the process has ended. */
function residentMb(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined; // The process has ended since it was listed.
  }
}
