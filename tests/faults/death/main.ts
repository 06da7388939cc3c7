/** Some deaths in a process of their own; prints their outcomes as JSON. */
import { runDeath } from "./run-death";
import { deaths } from "./scenarios";

/** @param part Which of the deaths: every `of`th, from `part` on. */
async function main(part: number, of: number): Promise<void> {
  const outcomes = [];
  for (const death of deaths.filter((_, index) => index % of === part)) {
    outcomes.push(await runDeath(death));
  }
  process.stdout.write(JSON.stringify(outcomes));
}

void main(Number(process.argv[2]), Number(process.argv[3]));
