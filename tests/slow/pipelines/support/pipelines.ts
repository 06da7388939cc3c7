import { readFileSync } from "node:fs";
import path from "node:path";

import { parse } from "yaml";

import { repository } from "../../../support/repository";
import type { UserProject } from "../../../support/user-project";

/** A command of a pipeline, with what it finds in its environment. */
export interface Step {
  readonly run: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Whether it runs after a failure, before it or both. */
  readonly when: "success" | "failure" | "always";
}

const folder = path.join(repository, "examples/pipelines");

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly env?: Readonly<Record<string, string>>;
        readonly steps: readonly {
          readonly run?: string;
          readonly if?: string;
          readonly env?: Readonly<Record<string, string>>;
        }[];
      }
    >
  >;
}

export interface GithubRun {
  /** The values of expressions, such as `github.token`; a missing one is an error. */
  readonly expressions: Readonly<Record<string, string>>;
  /** What every command finds in its environment. */
  readonly runner: Readonly<Record<string, string>>;
}

/** The commands of a job of GitHub Actions. */
export function githubJob(
  file: string,
  name: string,
  { expressions, runner }: GithubRun,
): readonly Step[] {
  const { jobs } = parse(readFileSync(path.join(folder, "github", file), "utf8")) as Workflow;
  const job = jobs[name];
  if (job === undefined) throw new Error(`${file} has no job ${name}`);
  const resolved = (environment: Readonly<Record<string, string>> = {}) =>
    mapValues(environment, (text) =>
      text.replaceAll(/\$\{\{\s*(.+?)\s*\}\}/g, (_, expression: string) => {
        const value = expressions[expression];
        if (value === undefined) throw new Error(`nothing stands for ${expression}`);
        return value;
      }),
    );
  return job.steps.flatMap(({ run, if: condition = "", env }) =>
    run === undefined
      ? []
      : [
          {
            run,
            environment: { ...runner, ...resolved(job.env), ...resolved(env) },
            when: /cancelled\(\)/.test(condition)
              ? "always"
              : /failure\(\)/.test(condition)
                ? "failure"
                : "success",
          },
        ],
  );
}

interface GitlabJob {
  readonly before_script?: readonly string[];
  readonly script: readonly string[];
  readonly after_script?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
}

/** The commands of a job of GitLab CI. */
export function gitlabJob(
  name: string,
  variables: Readonly<Record<string, string>>,
): readonly Step[] {
  const file = parse(readFileSync(path.join(folder, "gitlab/.gitlab-ci.yml"), "utf8")) as Record<
    string,
    GitlabJob
  >;
  const job = file[name];
  if (job === undefined) throw new Error(`.gitlab-ci.yml has no job ${name}`);
  const own = mapValues(job.variables ?? {}, (text) =>
    text.replaceAll(/\$(\w+)/g, (_, variable: string) => variables[variable] ?? ""),
  );
  const step = (when: Step["when"]) => (run: string) => ({
    run,
    environment: { ...variables, ...own },
    when,
  });
  return [
    ...[...(file["default"]?.before_script ?? []), ...job.script].map(step("success")),
    ...(job.after_script ?? []).map(step("always")),
  ];
}

/** The commands of a stage of the Jenkinsfile. */
export function jenkinsStage(
  name: string,
  environment: Readonly<Record<string, string>>,
): readonly Step[] {
  const text = readFileSync(path.join(folder, "jenkins/Jenkinsfile"), "utf8");
  const [, stage] = text.split(`stage('${name}') {`);
  const [steps = "", post = ""] = (stage?.split(/^ {8}\}$/m)[0] ?? "").split("post {");
  const commands = (part: string, when: Step["when"]) =>
    [...part.matchAll(/^ *sh '(.*)'$/gm)].map(([, run = ""]) => ({ run, environment, when }));
  return [...commands(steps, "success"), ...commands(post, "always")];
}

/**
 * Runs the commands of a job in a fresh clone of the project's repository, each as a runner does:
 * after a failure only those that are to run then.
 *
 * @throws {Error} If one fails, with what was printed.
 */
export function runJob(
  project: UserProject,
  branch: string,
  steps: readonly Step[],
): Promise<string> {
  const commands = steps.map(({ run, environment, when }) => {
    const variables = Object.entries(environment).map(
      ([name, value]) => `${name}=${quoted(value)}`,
    );
    const test = { success: "failed == 0", failure: "failed != 0", always: "1" }[when];
    const words = ["env", ...variables, "bash", "-euo", "pipefail", "-c", quoted(installed(run))];
    return `if ((${test})); then ${words.join(" ")} || failed=$?; fi`;
  });
  return project.run(
    [
      "rm -rf ../job",
      `git clone --quiet --branch ${branch} . ../job`,
      "cd ../job",
      "failed=0",
      ...commands,
      "exit $failed",
    ].join("\n"),
  );
}

/** The repository has the packages already. */
function installed(run: string): string {
  return run.replace(/^npm ci$/m, 'ln -s "$REPOSITORY/node_modules" node_modules');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function mapValues(
  record: Readonly<Record<string, string>>,
  change: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, text]) => [key, change(text)]));
}
