/**
 * `npm run faults`: every operation meets every fault, on the real engine. Prints what the user saw
 * and what was left, and writes it to docs/reliability.md. Fails if a count is not zero.
 */
import { Jobs, type Adapter } from "./jobs";
import { operations } from "./matrix/operations";
import type { MatrixRow } from "./report/sections";
import { complaints, type AdapterFindings, writeReport } from "./report/write";

/** How many processes each suite is divided into. */
const deathParts = 8;
const replacementParts = 4;
const incidentParts = 12;
/** The part of the matrix that the other server takes on. */
const onOtherServer = ["create", "upload", "publish", "edit", "delete", "deprecate", "read"];

async function main(): Promise<void> {
  const began = Date.now();
  const jobs = new Jobs(2);
  const [dynamic, plugin] = await Promise.all([
    findingsOf("dynamic", jobs),
    findingsOf("plugin", jobs),
  ]);
  const minutes = (Date.now() - began) / 60_000;
  const findings = { dynamic, plugin, minutes };
  console.log(await writeReport(findings));
  const wrong = complaints(findings);
  if (wrong.length === 0) return;
  console.error(`Not zero:\n${wrong.join("\n")}`);
  process.exitCode = 1;
}

/** Everything once, through one adapter. */
async function findingsOf(adapter: Adapter, jobs: Jobs): Promise<AdapterFindings> {
  const rows = (server: string, keys: readonly string[]) =>
    Promise.all(keys.map((key) => jobs.run<MatrixRow>(adapter, "run-row.ts", key, server)));
  const parts = async <Outcome>(script: string, count: number): Promise<readonly Outcome[]> => {
    const numbers = Array.from({ length: count }, (_, part) => part);
    const run = (part: number) => jobs.run<Outcome[]>(adapter, script, String(part), String(count));
    const outcomes = await Promise.all(numbers.map(run));
    const total = outcomes.flat().length;
    // Part 0 of 4 has the first, the fifth…: back in their order.
    return Array.from({ length: total }, (_, i) => outcomes[i % count]![Math.floor(i / count)]!);
  };
  const [matrix, otherServer, replacements, deaths, incidents] = await Promise.all([
    rows("emulator", Object.keys(operations)),
    rows("other", onOtherServer),
    parts<never>("replacements/main.ts", replacementParts),
    parts<never>("death/main.ts", deathParts),
    parts<never>("incidents/main.ts", incidentParts),
  ]);
  return { matrix, otherServer, replacements, deaths, incidents };
}

void main();
