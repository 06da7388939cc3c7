import { table } from "../../support/table";
import type { IncidentOutcome } from "../incidents/run-incident";
import { countNames } from "../matrix/outcome";
import type { Messages } from "./messages-read";

export function incidentSection(outcomes: readonly IncidentOutcome[], messages: Messages): string {
  return table(
    ["", "run with the incident", ...countNames],
    outcomes.map(({ title, verdict, messages: read, byHand, isRefreshed, counts }) => {
      const numbers = read.map((message) => messages.numberOf(message));
      const run = numbers.length === 0 ? verdict : `${verdict} (${numbers.join(", ")})`;
      const steps = [...(byHand ? [", discarded"] : []), ...(isRefreshed ? [", refreshed"] : [])];
      const figures = countNames.map((name) => String(counts[name]));
      return [title, run + steps.join(""), ...figures];
    }),
  );
}
