import type { EmulatorProcess } from "../measure/emulator-process";

/** What is done with the flows, in this order. */
export const operations = [
  "up",
  "unchanged up",
  "preview",
  "refresh",
  "change",
  "destroy",
] as const;
export type Operation = (typeof operations)[number];

/** Under what a way is measured. */
export interface Setting {
  readonly flows: number;
  /** How long Kaleyra takes for an answer. */
  readonly latencyMs: number;
  /** Whether each flow has a document, of 2 kB. */
  readonly documents: boolean;
}

/** One way to manage flows, with nothing made yet. */
export interface Session extends AsyncDisposable {
  /**
   * @returns The processor's seconds that it took, Kaleyra's not among them.
   * @throws {Error} With what was printed, if it did not end well.
   */
  run(operation: Operation): Promise<number>;
  /** What is kept between runs. */
  stateBytes(): Promise<number>;
  /** The command line of the process whose memory counts; the way itself where there is none. */
  readonly provider?: RegExp;
}

export interface Way {
  readonly name: string;
  /** The description in the page. */
  readonly title: string;
  /** Why it cannot be measured on this machine. */
  readonly missing?: () => string | undefined;
  open(setting: Setting, kaleyra: EmulatorProcess): Promise<Session>;
}
