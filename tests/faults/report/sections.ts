import { table } from "../../support/table";
import type { DeathOutcome } from "../death/run-death";
import { momentsAndProcesses } from "../death/scenarios";
import type { IncidentOutcome } from "../incidents/run-incident";
import { countNames, isClean, type Outcome } from "../matrix/outcome";
import type { ReplacementOutcome } from "../replacements/run-replacement";
import type { NumberedMessages } from "./numbered-messages";

/** The outcomes of one operation under each fault. ../run-row.ts prints it as JSON. */
export interface MatrixRow {
  /** The operation, as in the head of the table. */
  readonly title: string;
  readonly outcomes: readonly Outcome[];
}

/** A table with a row for each fault and a column for each operation. docs/reliability.md explains it. */
export function matrixSection(rows: readonly MatrixRow[], messages: NumberedMessages): string {
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

function cellText(outcome: Outcome, messages: NumberedMessages): string {
  const numbers = outcome.messages.map((message) => messages.numberOf(message));
  const verdict = withNumbers(outcome.verdict, numbers);
  const byHand = outcome.isDeletedByHand ? ", by hand" : "";
  const counts = namedCounts(outcome.counts);
  return verdict + byHand + (counts === "" ? "" : ` ${counts}`);
}

/** For example `failed (3, 4)`. */
function withNumbers(verdict: string, numbers: readonly number[]): string {
  return numbers.length === 0 ? verdict : `${verdict} (${numbers.join(", ")})`;
}

/** Each count's sum over all outcomes, as text. */
export function sumsText(outcomes: readonly Pick<Outcome, "counts">[]): string {
  return countNames
    .map((name) => `${name} ${outcomes.reduce((sum, { counts }) => sum + counts[name], 0)}`)
    .join(", ");
}

/** The titles of the cells with a count that is not zero: operation and fault. */
export function failedCells(rows: readonly MatrixRow[]): readonly string[] {
  return rows.flatMap(({ title, outcomes }) =>
    outcomes.filter((outcome) => !isClean(outcome)).map(({ cell }) => `${title}: ${cell.kind}`),
  );
}

/** A table with a row for each incident. */
export function incidentSection(
  outcomes: readonly IncidentOutcome[],
  messages: NumberedMessages,
): string {
  return table(
    ["", "run with the incident", "left behind"],
    outcomes.map((outcome) => {
      const { title, isDiscarded, isRefreshed, counts } = outcome;
      const numbers = outcome.messages.map((message) => messages.numberOf(message));
      const verdict = withNumbers(outcome.verdict, numbers);
      const discarded = isDiscarded ? ", discarded" : "";
      const refreshed = isRefreshed ? ", refreshed" : "";
      return [title, verdict + discarded + refreshed, leftBehind(counts)];
    }),
  );
}

/** A table with a row for each replacement. */
export function replacementSection(
  outcomes: readonly ReplacementOutcome[],
  messages: NumberedMessages,
): string {
  return table(
    ["", "first run", "left behind"],
    outcomes.map((outcome) => {
      const numbers = outcome.messages.map((message) => messages.numberOf(message));
      const { takenAway, adoptedWrongly, ...others } = outcome.counts;
      const counts = { "taken away": takenAway, "adopted wrongly": adoptedWrongly, ...others };
      return [outcome.title, withNumbers(replacementText(outcome), numbers), leftBehind(counts)];
    }),
  );
}

function replacementText({ ok, isRefused }: ReplacementOutcome): string {
  if (ok) return "ok";
  return isRefused ? "refused, nothing sent" : "failed";
}

/** A table with a row for each request of each scenario, followed by the reasons why something is left behind. */
export function deathSection(outcomes: readonly DeathOutcome[]): string {
  const rows = [...new Set(outcomes.map(({ title }) => title))].map((title) => [
    title,
    ...momentsAndProcesses.map(({ moment, killedProcess }) => {
      const outcome = outcomes.find(
        (one) =>
          one.title === title && one.moment === moment && one.killedProcess === killedProcess,
      );
      return outcome === undefined ? "–" : deathText(outcome);
    }),
  ]);
  const reasons = outcomes
    .filter((outcome) => outcome.leftoverReason !== undefined && !isClean(outcome))
    .map(
      ({ title, moment, killedProcess, leftoverReason }) =>
        `*${title}, ${killedProcess} killed ${moment} Kaleyra acts*: ${leftoverReason}.`,
    );
  const head = momentsAndProcesses.map(
    ({ moment, killedProcess }) => `${killedProcess} killed ${moment} Kaleyra acts`,
  );
  return [table(["", ...head], rows), ...reasons].join("\n\n");
}

function deathText({ counts, isDiscarded }: DeathOutcome): string {
  return leftBehind(counts) + (isDiscarded ? ", discarded" : "");
}

/** The counts that are not 0, or `nothing`. */
function leftBehind<Name extends string>(counts: Readonly<Record<Name, number>>): string {
  const text = namedCounts(counts);
  return text === "" ? "nothing" : text;
}

/** The counts that are not 0, each with its name; empty if all are 0. */
function namedCounts<Name extends string>(counts: Readonly<Record<Name, number>>): string {
  return Object.entries<number>(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `**${count} ${name}**`)
    .join(", ");
}
