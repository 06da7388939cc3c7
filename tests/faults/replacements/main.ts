/**
 * `main.ts PART COUNT`: runs some of the replacements, and prints their outcomes
 * (`ReplacementOutcome[]`) as JSON. tests/faults/main.ts starts it in several processes.
 */
import { type ReplacementOutcome, runReplacement } from "./run-replacement";
import { replacements } from "./scenarios";

/** @param part Selects every `count`th replacement, from this index on. */
async function main(part: number, count: number): Promise<void> {
  const outcomes: ReplacementOutcome[] = [];
  for (const replacement of replacements.filter((_, index) => index % count === part)) {
    outcomes.push(await runReplacement(replacement));
  }
  process.stdout.write(JSON.stringify(outcomes));
}

void main(Number(process.argv[2]), Number(process.argv[3]));
