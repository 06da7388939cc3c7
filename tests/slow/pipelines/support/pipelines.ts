import { readFileSync } from "node:fs";
import path from "node:path";

import { parse } from "yaml";

import { repository } from "../../../support/repository";
import type { UserProject } from "../../../support/user-project";

/** A command of a pipeline, with its environment. */
export interface Step {
  readonly run: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Whether it runs after a failure, before it or both. */
  readonly when: "success" | "failure" | "always";
}

const folder = path.join(repository, "examples/pipelines");

/** A step of a workflow or an action at GitHub, as far as it is read here. */
interface WorkflowStep {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly WorkflowStep[] }>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly steps: readonly WorkflowStep[] };
}

/** What a runner at GitHub provides for a job. */
export interface GithubRun {
  /** The values of expressions by their text, such as `github.token`; a missing one is an error. */
  readonly expressions: Readonly<Record<string, string>>;
  /** The environment of every command. */
  readonly runner: Readonly<Record<string, string>>;
}

/**
 * The commands of a job of GitHub Actions, with those of this repository's own actions.
 *
 * @param file A workflow in examples/pipelines/github.
 */
export function githubJob(file: string, name: string, run: GithubRun): readonly Step[] {
  const { jobs } = parse(readFileSync(path.join(folder, "github", file), "utf8")) as Workflow;
  const job = jobs[name];
  if (job === undefined) throw new Error(`${file} has no job ${name}`);
  return job.steps.flatMap((step) => stepsOf(step, run));
}

function stepsOf(step: WorkflowStep, { expressions, runner }: GithubRun): readonly Step[] {
  const { run, uses = "", if: condition = "" } = step;
  const environment = { ...runner, ...mapValues(step.env ?? {}, resolve) };
  const [, ownAction] = /^pulumi-kaleyra\/pulumi-kaleyra\/(actions\/[\w-]+)@/.exec(uses) ?? [];
  if (ownAction !== undefined) {
    const actionFolder = path.join(repository, ownAction);
    const action = parse(readFileSync(path.join(actionFolder, "action.yml"), "utf8")) as Action;
    const inputs = Object.entries(action.inputs).map(([name, input]) => [
      `inputs.${name}`,
      step.with?.[name] ?? input.default,
    ]);
    const runOfAction = {
      expressions: { ...expressions, ...Object.fromEntries(inputs) },
      runner: { ...environment, GITHUB_ACTION_PATH: actionFolder },
    };
    return action.runs.steps.flatMap((actionStep) => stepsOf(actionStep, runOfAction));
  }
  // Actions of others, such as the checkout, are not run: `runJob` does what they do.
  if (run === undefined) return [];
  return [{ run, environment, when: whenOf(condition) }];

  function resolve(text: string): string {
    return text.replaceAll(/\$\{\{\s*(.+?)\s*\}\}/g, (_, expression: string) => {
      const value = expressions[expression];
      if (value === undefined) throw new Error(`the expression ${expression} has no value`);
      return value;
    });
  }
}

/** When a step with this `if` runs; the workflows have no other conditions of steps. */
function whenOf(condition: string): Step["when"] {
  if (condition.includes("!cancelled()")) return "always";
  return condition.includes("failure()") ? "failure" : "success";
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
  // As at GitLab, a variable of the job may refer to others, and one without a value is empty.
  const jobVariables = mapValues(job.variables ?? {}, (text) =>
    text.replaceAll(/\$(\w+)/g, (_, variable: string) => variables[variable] ?? ""),
  );
  const environment = { ...variables, ...jobVariables };
  const commands = [...(file["default"]?.before_script ?? []), ...job.script];
  const lastCommands = job.after_script ?? [];
  return [
    ...commands.map((run): Step => ({ run, environment, when: "success" })),
    ...lastCommands.map((run): Step => ({ run, environment, when: "always" })),
  ];
}

/**
 * The commands of a stage of the Jenkinsfile: its lines of the form `sh '…'`. Groovy is not parsed;
 * the stage ends at a line with its indentation of eight blanks.
 */
export function jenkinsStage(
  name: string,
  environment: Readonly<Record<string, string>>,
): readonly Step[] {
  const text = readFileSync(path.join(folder, "jenkins/Jenkinsfile"), "utf8");
  const [, stage] = text.split(`stage('${name}') {`);
  const [steps = "", post = ""] = (stage?.split(/^ {8}\}$/m)[0] ?? "").split("post {");
  const commands = (part: string, when: Step["when"]) =>
    [...part.matchAll(/^ *sh '(.*)'$/gm)].map(([, run = ""]) => ({ run, environment, when }));
  const all = [...commands(steps, "success"), ...commands(post, "always")];
  if (all.length === 0) throw new Error(`The Jenkinsfile has no commands in a stage ${name}`);
  return all;
}

/**
 * Runs the commands of a job in a fresh clone of the project's repository, like a runner: after a
 * failure only those that run then.
 *
 * @throws {Error} If one fails, with the output.
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
    const script = quoted(withLinkedPackages(run));
    const command = ["env", ...variables, "bash", "-euo", "pipefail", "-c", script].join(" ");
    return `if ((${test})); then ${command} || failed=$?; fi`;
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

/** Replaces `npm ci` by a link, since the repository already has the packages. */
function withLinkedPackages(run: string): string {
  return run.replace(
    /^npm ci( --ignore-scripts)?$/m,
    'ln -s "$REPOSITORY/node_modules" node_modules',
  );
}

/** A text as one word of a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function mapValues(
  record: Readonly<Record<string, string>>,
  change: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, text]) => [key, change(text)]));
}
