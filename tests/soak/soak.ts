import { readFileSync } from "node:fs";

import type { Emulator } from "kaleyra-emulator";
import * as kaleyra from "pulumi-kaleyra";

import { aDocument } from "../support/documents";
import { descendantsOf } from "../support/processes";
import type { Run } from "../support/run";
import type { TestStack } from "../support/stack";

/** One run of the engine over all flows. */
export interface SoakRun {
  readonly title: string;
  readonly seconds: number;
  /** The number of flows by operation, according to the engine. */
  readonly changes: string;
  /** The number of requests. */
  readonly requests: number;
  /** The number of those that the emulator refused, because of its rate limit. */
  readonly refused429: number;
  readonly maxConcurrentRequests: number;
  readonly memory: Memory;
}

/** A program with this many flows. Every second is live; with `changed` every tenth has another heading. */
export function manyFlows(count: number, changed: boolean) {
  return () => {
    for (let index = 0; index < count; index += 1) {
      const heading = changed && index % 10 === 0 ? "Changed" : "Hello";
      new kaleyra.whatsapp.Flow(`flow${index}`, {
        categories: ["OTHER"],
        flowJson: aDocument(heading),
        publish: index % 2 === 0,
      });
    }
    return Promise.resolve();
  };
}

/** Runs the engine on one stack, measures it, and collects what is not as expected. */
export class Soak {
  readonly runs: SoakRun[] = [];
  /** A sentence for each unexpected measurement. */
  readonly deviations: string[] = [];
  readonly #stack: TestStack;
  readonly #service: Emulator;

  constructor(stack: TestStack, service: Emulator) {
    this.#stack = stack;
    this.#service = service;
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
    this.#service.clearRequests();
    const began = Date.now();
    const watch = new MemoryWatch();
    const { ok, changes, output } = await command();
    const memory = watch.stop();
    const requests = this.#service.requests();
    const run: SoakRun = {
      title,
      seconds: Math.round((Date.now() - began) / 1000),
      changes: Object.entries(changes)
        .map(([operation, times]) => `${operation} ${times}`)
        .join(", "),
      requests: requests.length + this.#service.droppedRequests(),
      refused429: requests.filter(({ status }) => status === 429).length,
      maxConcurrentRequests: this.#service.maxConcurrentRequests(),
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
    const existing = this.#service.flows().filter(({ status }) => status !== "DEPRECATED");
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
   * Expects that the provider's process grows by at most so much in every run that is long enough. It
   * may fill its young heap, but must not keep memory for each flow.
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

/** Samples the resident memory of the dynamic provider that the engine started for this process. */
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
