import { table } from "../../support/table";
import type { ReplacementOutcome } from "../replacements/run-replacement";
import type { Messages } from "./messages-read";

export function replacementSection(
  outcomes: readonly ReplacementOutcome[],
  messages: Messages,
): string {
  return table(
    ["", "first run", "in use and taken away", "old one adopted", "duplicates", "orphaned"],
    outcomes.map(({ title, ok, refused, messages: read, counts }) => {
      const numbers = read.map((message) => messages.numberOf(message));
      const verdict = ok ? "ok" : refused ? "refused, nothing sent" : "failed";
      const run = numbers.length === 0 ? verdict : `${verdict} (${numbers.join(", ")})`;
      const { takenAway, adopted, duplicates, orphaned } = counts;
      return [title, run, ...[takenAway, adopted, duplicates, orphaned].map(String)];
    }),
  );
}
