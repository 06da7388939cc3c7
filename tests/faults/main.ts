/**
 * `npm run faults`: every operation meets every fault, on the real engine. Prints what the user saw
 * and what was left, and writes it to docs/reliability.md. Fails if a count is not zero.
 */
import type { DeathOutcome } from "./death/run-death";
import type { IncidentOutcome } from "./incidents/run-incident";
import { Jobs, type Adapter } from "./jobs";
import { type OperationKey, operations } from "./matrix/operations";
import type { ReplacementOutcome } from "./replacements/run-replacement";
import type { MatrixRow } from "./report/sections";
import { type AdapterFindings, failuresOf, writeReport } from "./report/write";

/** How many processes each suite is divided into. */
const deathParts = 8;
const replacementParts = 4;
const incidentParts = 12;
/** The operations that are also run against the other server. */
const onOtherServer: readonly OperationKey[] = [
  "create",
  "upload",
  "publish",
  "edit",
  "delete",
  "deprecate",
  "read",
];

async function main(): Promise<void> {
  const began = Date.now();
  const jobs = new Jobs(2); // Each script runs an engine, a program and a provider.
  const [dynamic, plugin] = await Promise.all([
    findingsOf("dynamic", jobs),
    findingsOf("plugin", jobs),
  ]);
  const minutes = (Date.now() - began) / 60_000;
  const findings = { dynamic, plugin, minutes };
  console.log(await writeReport(findings));
  const failures = failuresOf(findings);
  if (failures.length === 0) return;
  console.error(`Not zero:\n${failures.join("\n")}`);
  process.exitCode = 1;
}

/** Runs everything once, through one adapter. */
async function findingsOf(adapter: Adapter, jobs: Jobs): Promise<AdapterFindings> {
  const rows = (server: "emulator" | "other", keys: readonly string[]) =>
    Promise.all(keys.map((key) => jobs.run<MatrixRow>(adapter, "run-row.ts", key, server)));
  const parts = async <Outcome>(script: string, count: number): Promise<readonly Outcome[]> => {
    const numbers = Array.from({ length: count }, (_, part) => part);
    const run = (part: number) => jobs.run<Outcome[]>(adapter, script, String(part), String(count));
    return inOrder(await Promise.all(numbers.map(run)));
  };
  const [matrix, otherServer, replacements, deaths, incidents] = await Promise.all([
    rows("emulator", Object.keys(operations)),
    rows("other", onOtherServer),
    parts<ReplacementOutcome>("replacements/main.ts", replacementParts),
    parts<DeathOutcome>("death/main.ts", deathParts),
    parts<IncidentOutcome>("incidents/main.ts", incidentParts),
  ]);
  return { matrix, otherServer, replacements, deaths, incidents };
}

/** The outcomes in their order: part 0 of 4 has the first, the fifth, and so on. */
function inOrder<Outcome>(parts: readonly (readonly Outcome[])[]): readonly Outcome[] {
  const longest = Math.max(...parts.map(({ length }) => length));
  const rounds = Array.from({ length: longest }, (_, round) =>
    parts.flatMap((part) => part.slice(round, round + 1)),
  );
  return rounds.flat();
}

void main();
