/** Some incidents in a process of their own; prints their outcomes as JSON. */
import { incidents } from "./incidents";
import { runIncident } from "./run-incident";

/** @param part Which of the incidents: every `of`th, from `part` on. */
async function main(part: number, of: number): Promise<void> {
  const outcomes = [];
  for (const incident of incidents.filter((_, index) => index % of === part)) {
    outcomes.push(await runIncident(incident));
  }
  process.stdout.write(JSON.stringify(outcomes));
}

void main(Number(process.argv[2]), Number(process.argv[3]));
