import type { Emulator } from "kaleyra-emulator";

import type { Run } from "../support/run";
import type { TestStack } from "../support/stack";
import { type Memory, MemoryWatch } from "./memory-watch";

/** One run of the engine over all flows. */
export interface SoakRun {
  readonly title: string;
  readonly seconds: number;
  /** The number of flows by operation, according to the engine. */
  readonly changes: string;
  readonly requests: number;
  /** The number of requests that the emulator refused for its rate limit, of the last ones, which it keeps. */
  readonly refused429: number;
  readonly maxConcurrentRequests: number;
  readonly memory: Memory;
}

/** Runs the engine on one stack, measures it, and collects what is not as expected. */
export class Soak {
  readonly runs: SoakRun[] = [];
  /** A sentence for each unexpected measurement. */
  readonly deviations: string[] = [];
  readonly #stack: TestStack;
  readonly #kaleyra: Emulator;

  constructor(stack: TestStack, kaleyra: Emulator) {
    this.#stack = stack;
    this.#kaleyra = kaleyra;
  }

  /**
   * Runs and measures a command.
   *
   * @param title The name of the run in the table.
   * @param expected The number of flows by operation, e.g. `{ create: 1000 }`.
   */
  async run(
    title: string,
    command: () => Promise<Run>,
    expected: Readonly<Record<string, number>>,
  ): Promise<void> {
    this.#kaleyra.clearRequests();
    const began = Date.now();
    const watch = new MemoryWatch();
    const { ok, changes, output } = await command();
    const memory = watch.stop();
    const keptRequests = this.#kaleyra.requests();
    const run: SoakRun = {
      title,
      seconds: Math.round((Date.now() - began) / 1000),
      changes: Object.entries(changes)
        .map(([operation, times]) => `${operation} ${times}`)
        .join(", "),
      requests: keptRequests.length + this.#kaleyra.droppedRequests(),
      refused429: keptRequests.filter(({ status }) => status === 429).length,
      maxConcurrentRequests: this.#kaleyra.maxConcurrentRequests(),
      memory,
    };
    this.runs.push(run);
    console.error(`${title}: ${run.seconds} s`);
    this.#expect(ok, `${title} failed:\n${output.slice(-4_000)}`);
    for (const [operation, times] of Object.entries(expected)) {
      // The stack is one more resource, with one of the operations.
      const additional = (changes[operation] ?? 0) - times;
      this.#expect(
        additional === 0 || additional === 1,
        `${title}: ${run.changes}, and not ${operation} ${times}`,
      );
    }
  }

  /** Expects this many flows at Kaleyra besides the deprecated ones, and the same flows in the state. */
  async expectFlows(title: string, count: number): Promise<void> {
    const existing = this.#kaleyra.flows().filter(({ status }) => status !== "DEPRECATED");
    const inState = new Set((await this.#stack.flows()).map(({ id }) => id));
    const orphans = existing.filter(({ id }) => !inState.has(id)).length;
    this.#expect(
      existing.length === count && inState.size === count && orphans === 0,
      `${title}: ${existing.length} flows at Kaleyra, ${inState.size} in the state, ${orphans} orphans`,
    );
  }

  /** Expects at most this many requests at the same time, in every run. */
  expectRequestsInFlight(limit: number): void {
    for (const { title, maxConcurrentRequests } of this.runs) {
      this.#expect(
        maxConcurrentRequests <= limit,
        `${title}: ${maxConcurrentRequests} requests in flight`,
      );
    }
  }

  /**
   * Expects that the provider's process grows by at most so much in every run that is long enough. Its
   * heap may grow until the next collection, but not with each flow.
   */
  expectGrowth(maxGrowthMb: number): void {
    for (const { title, memory } of this.runs) {
      const growth = memory.end - memory.start;
      this.#expect(
        !memory.isLongEnough || growth <= maxGrowthMb,
        `${title}: the provider grew by ${growth} MB`,
      );
    }
  }

  #expect(isExpected: boolean, deviation: string): void {
    if (!isExpected) this.deviations.push(deviation);
  }
}
