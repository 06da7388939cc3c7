import { table } from "../../support/table";
import type { DeathOutcome } from "../death/run-death";
import { countNames } from "../matrix/outcome";

export function deathSection(outcomes: readonly DeathOutcome[]): string {
  const rows = [...new Set(outcomes.map(({ title }) => title))].map((title) => [
    title,
    ...columns.map(([moment, victim]) => {
      const outcome = outcomes.find(
        (one) => one.title === title && one.moment === moment && one.victim === victim,
      );
      return outcome === undefined ? "–" : cellText(outcome);
    }),
  ]);
  const whyNots = outcomes.flatMap(({ title, moment, victim, whyNot, counts }) =>
    whyNot !== undefined && countNames.some((name) => counts[name] > 0)
      ? [`*${title}, ${victim} killed ${moment}*: ${whyNot}.`]
      : [],
  );
  const head = columns.map(([moment, victim]) => `${victim} killed ${moment} Kaleyra acts`);
  return [table(["", ...head], rows), ...whyNots].join("\n\n");
}

const columns = [
  ["before", "provider"],
  ["after", "provider"],
  ["before", "engine"],
  ["after", "engine"],
] as const;

function cellText({ counts, byHand }: DeathOutcome): string {
  const wrong = countNames
    .filter((name) => counts[name] > 0)
    .map((name) => `**${counts[name]} ${name}**`);
  return (wrong.length === 0 ? "0" : wrong.join(", ")) + (byHand ? ", discarded" : "");
}
