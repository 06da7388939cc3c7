/** Some replacements in a process of their own; prints their outcomes as JSON. */
import { runReplacement } from "./run-replacement";
import { replacements } from "./scenarios";

async function main(part: number, of: number): Promise<void> {
  const outcomes = [];
  for (const replacement of replacements.filter((_, index) => index % of === part)) {
    outcomes.push(await runReplacement(replacement));
  }
  process.stdout.write(JSON.stringify(outcomes));
}

void main(Number(process.argv[2]), Number(process.argv[3]));
