/**
 * `npm run check:pipelines`: checks pipelines and manifests, this project's own and those that users
 * copy from `examples`. The linters come from package registries and are kept in `.cache`; go.mod,
 * requirements.txt and pipelines.ts pin them. Go, Python 3, Java and Maven are required.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";

import { operatorFindings } from "./operator-schema";
import { compileJenkinsfile, pythonLinters } from "./pipelines";
import { jenkinsfileFindings, workflowFindings } from "./secrets";

const repository = path.resolve(__dirname, "../..");
const cache = path.join(repository, ".cache/linters");
mkdirSync(cache, { recursive: true });

const python = pythonLinters(cache);
// The scripts that the pipelines of all services run.
const scripts = filesIn("examples/pipelines/ci", ".sh");
const workflows = [
  ...filesIn(".github/workflows", ".yml"),
  ...filesIn("examples/pipelines/github", ".yml"),
];
const jenkinsfile = "examples/pipelines/jenkins/Jenkinsfile";
const actions = readdirSync(inRepository("actions")).map((name) => `actions/${name}/action.yml`);
// actionlint runs the PATH's shellcheck on the scripts in workflows.
const env = { ...process.env, PATH: `${python}${path.delimiter}${process.env["PATH"] ?? ""}` };

/** Each check with its title. A check throws if it finds something. */
const checks: readonly (readonly [string, () => void])[] = [
  [
    "scripts of the pipelines",
    () =>
      run(
        path.join(python, "shellcheck"),
        "--external-sources",
        "--source-path=SCRIPTDIR",
        ...scripts,
        ".ci/run",
      ),
  ],
  ["workflows of GitHub Actions", () => runGoTool("actionlint", ...workflows)],
  [
    "security of workflows and actions",
    () => {
      const options = ["--quiet", "--offline", "--config", ".github/zizmor.yml"];
      run(path.join(python, "zizmor"), ...options, ...workflows, ...actions);
    },
  ],
  [
    "secrets only where they are needed",
    () => {
      report([
        ...workflows.flatMap((file) => prefixed(file, workflowFindings(inRepository(file)))),
        ...prefixed(jenkinsfile, jenkinsfileFindings(inRepository(jenkinsfile))),
      ]);
    },
  ],
  ["Dockerfile of the emulator", () => run(path.join(python, "hadolint"), "emulator/Dockerfile")],
  [
    "pipeline of GitLab CI",
    () =>
      run(
        path.join(python, "check-jsonschema"),
        "--quiet",
        "--builtin-schema",
        "vendor.gitlab-ci",
        "examples/pipelines/gitlab/.gitlab-ci.yml",
      ),
  ],
  ["pipeline of Jenkins", () => compileJenkinsfile(inRepository(jenkinsfile), cache)],
  [
    "manifests of the Pulumi Kubernetes Operator",
    () => {
      report(
        filesIn("examples/gitops", ".yaml").flatMap((file) =>
          prefixed(file, operatorFindings(inRepository(file))),
        ),
      );
    },
  ],
];

for (const [title, check] of checks) {
  try {
    check();
    console.log(`${title}: good`);
  } catch (error) {
    console.error(`${title}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

/** @throws {Error} If there are findings; its message has one a line. */
function report(findings: readonly string[]): void {
  if (findings.length > 0) throw new Error(findings.join("\n"));
}

function prefixed(file: string, findings: readonly string[]): readonly string[] {
  return findings.map((finding) => `${file}: ${finding}`);
}

function inRepository(file: string): string {
  return path.join(repository, file);
}

/** @throws {Error} If the command fails; it prints its findings itself. */
function run(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { cwd: repository, env, stdio: "inherit" });
}

/** Runs a tool of go.mod, which `go tool` finds only from this folder. Go builds it on first use. */
function runGoTool(name: string, ...files: readonly string[]): void {
  const absolute = files.map((file) => path.join(repository, file));
  execFileSync("go", ["tool", name, ...absolute], { cwd: __dirname, env, stdio: "inherit" });
}

function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(path.join(repository, folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => path.posix.join(folder, name));
}
