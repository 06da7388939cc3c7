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
