/**
 * `main.ts PART COUNT`: runs some of the deaths, and prints their outcomes (`DeathOutcome[]`) as JSON.
 * tests/faults/main.ts starts it in several processes.
 */
import { type DeathOutcome, runDeath } from "./run-death";
import { deaths } from "./scenarios";

/** @param part Selects every `count`th death, from this index on. */
async function main(part: number, count: number): Promise<void> {
  const outcomes: DeathOutcome[] = [];
  for (const death of deaths.filter((_, index) => index % count === part)) {
    outcomes.push(await runDeath(death));
  }
  process.stdout.write(JSON.stringify(outcomes));
}

void main(Number(process.argv[2]), Number(process.argv[3]));
