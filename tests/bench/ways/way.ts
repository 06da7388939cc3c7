import type { EmulatorProcess } from "../measure/emulator-process";

/** The operations on the flows, in this order. */
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

/** One way to manage flows, before anything is created. */
export interface Session extends AsyncDisposable {
  /**
   * @returns The processor time in seconds, without the emulator's.
   * @throws {Error} With the output, if it failed.
   */
  run(operation: Operation): Promise<number>;
  /** The size of what is stored between runs. */
  stateBytes(): Promise<number>;
  /** The command line of the process whose memory is measured; by default the way's own process. */
  readonly provider?: RegExp;
}

export interface Way {
  readonly name: string;
  /** The description in the page. */
  readonly title: string;
  /** The reason why it cannot be measured on this machine. */
  readonly missing?: () => string | undefined;
  open(setting: Setting, kaleyra: EmulatorProcess): Promise<Session>;
}

/** The number of concurrent requests, as in the provider. */
export const width = 10;

/** The environment with a program's flows and the emulator's address. */
export function environmentOf(
  setting: Setting,
  kaleyra: EmulatorProcess,
  operation: Operation,
): Record<string, string> {
  const isChanged = operation === "change" || operation === "destroy";
  return {
    ...kaleyra.environment,
    BENCH_FLOWS: String(setting.flows),
    BENCH_LATENCY: String(setting.latencyMs),
    BENCH_DOCUMENTS: setting.documents ? "yes" : "no",
    BENCH_CHANGED: isChanged ? "yes" : "no",
  };
}
