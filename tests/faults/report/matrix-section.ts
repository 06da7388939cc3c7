import { table } from "../../support/table";
import { general } from "../matrix/messages";
import { countNames, isClean, type Outcome } from "../matrix/outcome";
import type { Messages } from "./messages-read";

/** One row of the matrix: what was struck, and how each fault ended. */
export interface MatrixRow {
  readonly title: string;
  readonly outcomes: readonly Outcome[];
}

/** Faults down, operations across: what the user saw, and a number for each message. */
export function matrixSection(rows: readonly MatrixRow[], messages: Messages): string {
  const kinds = [...new Set(rows.flatMap(({ outcomes }) => outcomes.map(({ cell }) => cell.kind)))];
  const cells = kinds.map((kind) => [
    kind,
    ...rows.map(({ outcomes }) => {
      const outcome = outcomes.find(({ cell }) => cell.kind === kind);
      return outcome === undefined ? "–" : cellText(outcome, messages);
    }),
  ]);
  return table(["", ...rows.map(({ title }) => title)], cells);
}

function cellText(outcome: Outcome, messages: Messages): string {
  const numbers = outcome.messages.map((message) => messages.numberOf(general(message)));
  const read = numbers.length === 0 ? "" : ` (${[...new Set(numbers)].join(", ")})`;
  const byHand = outcome.byHand ? ", by hand" : "";
  const wrong = countNames
    .filter((name) => outcome.counts[name] > 0)
    .map((name) => ` **${outcome.counts[name]} ${name}**`);
  return outcome.verdict + read + byHand + wrong.join("");
}

/** The sums of all counts, which are to be nought. */
export function sums(outcomes: readonly Pick<Outcome, "counts">[]): string {
  return countNames
    .map((name) => `${name} ${outcomes.reduce((sum, { counts }) => sum + counts[name], 0)}`)
    .join(", ");
}

export function notClean(rows: readonly MatrixRow[]): readonly string[] {
  return rows.flatMap(({ title, outcomes }) =>
    outcomes.filter((outcome) => !isClean(outcome)).map(({ cell }) => `${title}: ${cell.kind}`),
  );
}
