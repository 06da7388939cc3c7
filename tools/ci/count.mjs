// Sums up jest's JSON results in one line: `N passed, N failed, N skipped`. Fails if a test failed, a
// suite did not run, or a run left no results. `.ci/run` calls it with the folder of the results and
// the names of the runs, whose files are `<name>.json`.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const [folder, ...runs] = process.argv.slice(2);
const files = new Set(readdirSync(folder));
const missing = runs.filter((run) => !files.has(`${run}.json`));
for (const run of missing) console.error(`count: the run "${run}" left no results`);

const total = { passed: 0, failed: missing.length, skipped: 0 };
for (const run of runs.filter((name) => !missing.includes(name))) {
  const results = JSON.parse(readFileSync(path.join(folder, `${run}.json`), "utf8"));
  total.passed += results.numPassedTests;
  // A suite that cannot be loaded has no failed tests.
  total.failed += results.numFailedTests + results.numRuntimeErrorTestSuites;
  total.skipped += results.numPendingTests + results.numTodoTests;
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
if (total.failed > 0) process.exitCode = 1;
