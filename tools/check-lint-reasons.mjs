// Fails if a comment disables a lint rule without a reason: `oxlint-disable-next-line rule -- because …`.
// `npm run check:lint` runs it in the root folder.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const unexplained = /(?:ox|es)lint-disable(?!.* -- \S)/;

const files = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.mjs", "*.js"],
  { encoding: "utf8" },
);
/** Git also lists files that were deleted and not committed. This file has the comment as an example. */
const isSource = (file) =>
  file !== "" && file !== "tools/check-lint-reasons.mjs" && existsSync(file);

const found = files.split("\n").filter(isSource).flatMap(unexplainedLines);
if (found.length > 0) {
  console.error(`A rule is turned off without a reason after "--":\n${found.join("\n")}`);
  process.exitCode = 1;
}

function unexplainedLines(file) {
  return readFileSync(file, "utf8")
    .split("\n")
    .map((text, index) => ({ text, number: index + 1 }))
    .filter(({ text }) => unexplained.test(text))
    .map(({ text, number }) => `${file}:${number}: ${text.trim()}`);
}
