import type { EmulatorProcess } from "../measure/emulator-process";

/**
 * The operations on the flows. A session runs them in this order: from `change` on, the program has
 * changed flows. The names are in docs/performance.md.
 */
export const operations = [
  "up",
  "unchanged up",
  "preview",
  "refresh",
  "change",
  "destroy",
] as const;
export type Operation = (typeof operations)[number];

/** The conditions of a measurement. */
export interface Setting {
  readonly flows: number;
  /** The latency of Kaleyra's responses. */
  readonly latencyMs: number;
  /** Whether each flow has a document, of 2 kB. */
  readonly documents: boolean;
}

/** A project of one way, with the flows of one setting. */
export interface Session extends AsyncDisposable {
  /**
   * Runs one of the operations.
   *
   * @returns The processor time in seconds, without the emulator's.
   * @throws {Error} With the output, if it failed.
   */
  run(operation: Operation): Promise<number>;
  /** The size of the state, in bytes; 0 if the way has none. */
  stateBytes(): Promise<number>;
  /** Matches the command line of the process whose memory is measured. */
  readonly measuredProcess: RegExp;
}

/** One way to manage flows. */
export interface Way {
  /** The word for `--ways` and in the tables. */
  readonly name: string;
  /** The description in docs/performance.md. */
  readonly title: string;
  /** The reason why the way cannot be measured on this machine; `undefined` if it can. */
  readonly missing?: () => string | undefined;
  /** Prepares a session in which no flow exists yet. */
  open(setting: Setting, kaleyra: EmulatorProcess): Promise<Session>;
}

/** The number of concurrent operations: the default of `kaleyra:maxConcurrency`. */
export const width = 10;

/** The environment of a program: which flows it declares (`programs/flow-inputs.ts`), and the emulator. */
export function environmentOf(
  setting: Setting,
  kaleyra: EmulatorProcess,
  operation: Operation,
): Record<string, string> {
  // The destroy after the change runs the same program as the change.
  const isChanged = operation === "change" || operation === "destroy";
  return {
    ...kaleyra.environment,
    BENCH_FLOWS: String(setting.flows),
    BENCH_LATENCY: String(setting.latencyMs),
    BENCH_DOCUMENTS: setting.documents ? "yes" : "no",
    BENCH_CHANGED: isChanged ? "yes" : "no",
  };
}
