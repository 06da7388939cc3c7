/**
 * Checks the pipelines and manifests: this project's own workflows, and those that users copy. The
 * linters come from package registries, are pinned here and kept in `.cache`. Go, Python 3, Java
 * and Maven are required.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";

import { operatorFindings } from "./operator-schema";
import { compileJenkinsfile, pythonLinters } from "./pipelines";

const repository = path.resolve(__dirname, "../..");
const cache = path.join(repository, ".cache/linters");
mkdirSync(cache, { recursive: true });

const python = pythonLinters(cache);
const scripts = filesIn("examples/pipelines/ci", ".sh");
const workflows = [
  ...filesIn(".github/workflows", ".yml"),
  ...filesIn("examples/pipelines/github", ".yml"),
];
// actionlint runs the PATH's shellcheck on the scripts in workflows.
const env = { ...process.env, PATH: `${python}${path.delimiter}${process.env["PATH"] ?? ""}` };

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
  [
    "pipeline of Jenkins",
    () =>
      compileJenkinsfile(path.join(repository, "examples/pipelines/jenkins/Jenkinsfile"), cache),
  ],
  [
    "manifests of the Pulumi Kubernetes Operator",
    () => {
      const findings = filesIn("examples/gitops", ".yaml").flatMap((file) =>
        operatorFindings(path.join(repository, file)).map((finding) => `${file}: ${finding}`),
      );
      if (findings.length > 0) throw new Error(findings.join("\n"));
    },
  ],
];

for (const [what, check] of checks) {
  try {
    check();
    console.log(`${what}: good`);
  } catch (error) {
    console.error(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

function run(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { cwd: repository, env, stdio: "inherit" });
}

/** Builds the tool on first use; Go caches it. */
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
