import type { Cell } from "./cell";

/** What must be zero for every cell. */
export interface Counts {
  /** Flows that are DRAFT or live at Kaleyra after the last destroy, and in no state. */
  readonly orphaned: number;
  /**
   * After the last `up`: flows that the program wants, and that are in no state, or in one under
   * an id that no longer exists.
   */
  readonly lost: number;
  /** After the last `up`: flows in excess of the one that the program wants. */
  readonly duplicates: number;
  /** Outputs and states that hold the API key. */
  readonly keys: number;
  /** Operations beyond their time limit. */
  readonly hangs: number;
  /** After the last `up`: flows that are not as the program wants them. */
  readonly unrepaired: number;
}

export type Verdict = "ok" | "warned" | "failed";

/** How a cell ended. */
export interface Outcome {
  readonly cell: Cell;
  /** How the run that the fault hit ended for the user. */
  readonly verdict: Verdict;
  /** What the user read about this flow in the run that the fault hit. */
  readonly messages: readonly string[];
  /** What the user read if the runs after the fault failed too. */
  readonly later: readonly string[];
  readonly counts: Counts;
  /**
   * Whether the flow that the message names was deleted by hand before the counts were taken, as
   * the message asks. The provider may not do it: a chosen name does not prove who owns the flow.
   */
  readonly byHand: boolean;
}

/** The compiler refuses a list without one of the counts. */
const allCounts: Readonly<Record<keyof Counts, true>> = {
  orphaned: true,
  lost: true,
  duplicates: true,
  keys: true,
  hangs: true,
  unrepaired: true,
};

/** In the order of the report. */
export const countNames = Object.keys(allCounts) as readonly (keyof Counts)[];

export function isClean({ counts }: Pick<Outcome, "counts">): boolean {
  return countNames.every((name) => counts[name] === 0);
}
