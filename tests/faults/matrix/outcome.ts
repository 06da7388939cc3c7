import type { Cell } from "./cell";

/** What must be nought for every cell. */
export interface Counts {
  /** DRAFT or live at Kaleyra after the last destroy, and in no state. */
  readonly orphaned: number;
  /**
   * After the last `up`: wanted by the program but in no state, or in it with an id that is gone.
   */
  readonly lost: number;
  /** After the last `up`: flows in excess of the one that the program wants. */
  readonly duplicates: number;
  /** Outputs and states that hold the API key. */
  readonly keys: number;
  /** Operations beyond their time limit. */
  readonly hangs: number;
  /** After the last `up`: a flow that is not as the program wants it. */
  readonly unrepaired: number;
}

export type Verdict = "ok" | "warned" | "failed";

/** How a cell ended. */
export interface Outcome {
  readonly cell: Cell;
  /** What the struck run was for the user. */
  readonly verdict: Verdict;
  /** What the user read about this flow in the struck run. */
  readonly messages: readonly string[];
  /** What the user read if the runs after the fault failed too. */
  readonly later: readonly string[];
  readonly counts: Counts;
  /**
   * What the message asks for was done by hand before the counts were taken: the flow that it names
   * was deleted in the console. A name that the program chose does not prove whose a flow is.
   */
  readonly byHand: boolean;
}

export const countNames = [
  "orphaned",
  "lost",
  "duplicates",
  "keys",
  "hangs",
  "unrepaired",
] as const satisfies readonly (keyof Counts)[];

export function isClean({ counts }: Pick<Outcome, "counts">): boolean {
  return countNames.every((name) => counts[name] === 0);
}
