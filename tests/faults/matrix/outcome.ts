import type { Cell } from "./cell";

/** What must be zero for every cell. docs/reliability.md has the names of the counts. */
export interface Counts {
  /** Flows that are DRAFT or live at Kaleyra after the last destroy, and in no state. */
  readonly orphaned: number;
  /**
   * After the last `up`: flows of the program that are not in the state, or under an id that no longer
   * exists.
   */
  readonly lost: number;
  /** After the last `up`: flows in excess of the one that the program wants. */
  readonly duplicates: number;
  /** Places in outputs and states that hold the API key. */
  readonly keys: number;
  /** Operations beyond their time limit. */
  readonly hangs: number;
  /** After the last `up`: flows that are not as the program wants them. */
  readonly unrepaired: number;
}

/** How a run ended for the user: with an error about the flow, only with warnings, or without. */
export type Verdict = "ok" | "warned" | "failed";

/** How a cell ended. */
export interface Outcome {
  readonly cell: Cell;
  /** The verdict on the run with the fault. */
  readonly verdict: Verdict;
  /** What the user read about this flow in the run with the fault; each once, as `withPlaceholders` writes it. */
  readonly messages: readonly string[];
  /** The errors about this flow in the runs after the fault. */
  readonly laterErrors: readonly string[];
  readonly counts: Counts;
  /** Whether a request has met the fault. Of a fault that lasts forever that is assumed. */
  readonly hasMetFault: boolean;
  /**
   * Whether the flow that the message names was deleted by hand before the counts were taken, as
   * the message asks. The provider may not do it: a chosen name does not prove who owns the flow.
   */
  readonly isDeletedByHand: boolean;
}

/** An object, since the compiler refuses one without one of the counts. */
const allCounts: Readonly<Record<keyof Counts, true>> = {
  orphaned: true,
  lost: true,
  duplicates: true,
  keys: true,
  hangs: true,
  unrepaired: true,
};

/** The names of the counts, in the order of the report. */
export const countNames = Object.keys(allCounts) as readonly (keyof Counts)[];

/** Whether all counts are zero. */
export function isClean({ counts }: Pick<Outcome, "counts">): boolean {
  return countNames.every((name) => counts[name] === 0);
}
