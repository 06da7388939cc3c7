// `npm run test:node -- 24 <arguments of jest>`: runs tests on a version of Node.js, which npx downloads.
// Without `--selectProjects` these are the unit tests and those of the packed packages.
import { spawnSync } from "node:child_process";

const [version = "", ...jestArgs] = process.argv.slice(2);
if (!/^\d+$/.test(version)) {
  console.error("on-node: the first argument is the version of Node.js, such as 24");
  process.exit(2);
}
const args = jestArgs.includes("--selectProjects")
  ? jestArgs
  : ["--selectProjects", "unit", "package", ...jestArgs];
const onWindows = process.platform === "win32";
const node = ["--yes", `--package=node@${version}`, "--", "node"];
const { status } = spawnSync(
  onWindows ? "npx.cmd" : "npx",
  [...node, "node_modules/jest/bin/jest.js", ...args],
  { stdio: "inherit", shell: onWindows },
);
process.exitCode = status ?? 1;
