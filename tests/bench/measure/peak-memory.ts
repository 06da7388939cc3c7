import { readFileSync } from "node:fs";

import { descendantsOf } from "../../support/processes";

const everyMs = 100;

/** Watches a child process until it ends, and records its peak memory according to the kernel. */
export class PeakMemory {
  #peakMb = 0;
  readonly #command: RegExp;
  readonly #timer = setInterval(() => this.#look(), everyMs);

  /** @param command Identifies the process by its command line. */
  constructor(command: RegExp) {
    this.#command = command;
  }

  stop(): number {
    clearInterval(this.#timer);
    return this.#peakMb;
  }

  #look(): void {
    for (const { pid, command } of descendantsOf(process.pid)) {
      if (this.#command.test(command)) this.#peakMb = Math.max(this.#peakMb, peakOf(pid));
    }
  }
}

function peakOf(pid: number): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0; // The process has ended since it was listed.
  }
}
