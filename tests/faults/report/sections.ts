import { table } from "../../support/table";
import type { DeathOutcome } from "../death/run-death";
import type { IncidentOutcome } from "../incidents/run-incident";
import { general } from "../matrix/messages";
import { countNames, isClean, type Outcome } from "../matrix/outcome";
import type { ReplacementOutcome } from "../replacements/run-replacement";

/** One row of the matrix: which request failed, and how each fault ended. */
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
  const left = leftBehind(outcome.counts, "");
  return outcome.verdict + read + byHand + (left === "" ? "" : ` ${left}`);
}

/** The sums of all counts, which are to be zero. */
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

export function incidentSection(outcomes: readonly IncidentOutcome[], messages: Messages): string {
  return table(
    ["", "run with the incident", "left behind"],
    outcomes.map(({ title, verdict, messages: read, byHand, isRefreshed, counts }) => {
      const numbers = read.map((message) => messages.numberOf(message));
      const run = numbers.length === 0 ? verdict : `${verdict} (${numbers.join(", ")})`;
      const steps = [...(byHand ? [", discarded"] : []), ...(isRefreshed ? [", refreshed"] : [])];
      return [title, run + steps.join(""), leftBehind(counts, "nothing")];
    }),
  );
}

export function replacementSection(
  outcomes: readonly ReplacementOutcome[],
  messages: Messages,
): string {
  return table(
    ["", "first run", "left behind"],
    outcomes.map(({ title, ok, refused, messages: read, counts }) => {
      const numbers = read.map((message) => messages.numberOf(message));
      const verdict = ok ? "ok" : refused ? "refused, nothing sent" : "failed";
      const run = numbers.length === 0 ? verdict : `${verdict} (${numbers.join(", ")})`;
      const { takenAway, adopted, duplicates, orphaned } = counts;
      const left = { "taken away": takenAway, "adopted wrongly": adopted, duplicates, orphaned };
      return [title, run, leftBehind(left, "nothing")];
    }),
  );
}

export function deathSection(outcomes: readonly DeathOutcome[]): string {
  const rows = [...new Set(outcomes.map(({ title }) => title))].map((title) => [
    title,
    ...columns.map(([moment, killed]) => {
      const outcome = outcomes.find(
        (one) => one.title === title && one.moment === moment && one.killed === killed,
      );
      return outcome === undefined ? "–" : deathsText(outcome);
    }),
  ]);
  const leftoverReasons = outcomes.flatMap(({ title, moment, killed, leftoverReason, counts }) =>
    leftoverReason !== undefined && countNames.some((name) => counts[name] > 0)
      ? [`*${title}, ${killed} killed ${moment}*: ${leftoverReason}.`]
      : [],
  );
  const head = columns.map(([moment, killed]) => `${killed} killed ${moment} Kaleyra acts`);
  return [table(["", ...head], rows), ...leftoverReasons].join("\n\n");
}

const columns = [
  ["before", "provider"],
  ["after", "provider"],
  ["before", "engine"],
  ["after", "engine"],
] as const;

function deathsText({ counts, byHand }: DeathOutcome): string {
  return leftBehind(counts, "nothing") + (byHand ? ", discarded" : "");
}

/** The counts that are not 0, each with its name; for none the given word. */
function leftBehind<Name extends string>(
  counts: Readonly<Record<Name, number>>,
  none: string,
): string {
  const named = Object.entries<number>(counts).flatMap(([name, count]) =>
    count > 0 ? [`**${count} ${name}**`] : [],
  );
  return named.length === 0 ? none : named.join(", ");
}

/** The distinct messages in the order of their first showing, to be read once. */
export class Messages {
  readonly #numbers = new Map<string, number>();

  numberOf(message: string): number {
    const number = this.#numbers.get(message) ?? this.#numbers.size + 1;
    this.#numbers.set(message, number);
    return number;
  }

  list(): string {
    return [...this.#numbers].map(([message, number]) => `${number}. ${message}`).join("\n");
  }
}
