/**
 * `main.ts PART COUNT`: runs some of the incidents, and prints their outcomes (`IncidentOutcome[]`) as
 * JSON. tests/faults/main.ts starts it in several processes.
 */
import { incidents } from "./incidents";
import { type IncidentOutcome, runIncident } from "./run-incident";

/** @param part Selects every `count`th incident, from this index on. */
async function main(part: number, count: number): Promise<void> {
  const outcomes: IncidentOutcome[] = [];
  for (const incident of incidents.filter((_, index) => index % count === part)) {
    outcomes.push(await runIncident(incident));
  }
  process.stdout.write(JSON.stringify(outcomes));
}

void main(Number(process.argv[2]), Number(process.argv[3]));
