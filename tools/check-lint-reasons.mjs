// Every comment that disables a lint rule has a reason: `oxlint-disable-next-line rule -- because …`.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const unexplained = /(?:ox|es)lint-disable(?!.* -- \S)/;

const files = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.mjs", "*.js"],
  { encoding: "utf8" },
);
const found = files
  .split("\n")
  .filter((file) => file !== "" && file !== "tools/check-lint-reasons.mjs" && existsSync(file))
  .flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, at) => (unexplained.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
  );
if (found.length > 0) {
  console.error(`A rule is turned off without a reason after "--":\n${found.join("\n")}`);
  process.exitCode = 1;
}
