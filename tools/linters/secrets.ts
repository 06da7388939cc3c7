import { readFileSync } from "node:fs";

import { parse } from "yaml";

/** The part of a workflow of GitHub Actions that is checked here. */
interface Workflow {
  readonly env?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly env?: unknown;
  readonly steps?: readonly Step[];
}

interface Step {
  readonly run?: string;
  readonly env?: Readonly<Record<string, unknown>>;
}

const secret = /\bsecrets\.|\bgithub\.token\b/;
/** Commands that run scripts of the packages which they install. */
const installation = /\b(?:npm (?:ci|install|i)|pip install|yarn|pnpm (?:install|i|add))\b/;

/** The places where a workflow of GitHub Actions gives a secret to more than the step that needs it. */
export function workflowFindings(file: string): readonly string[] {
  const { env, jobs } = parse(readFileSync(file, "utf8")) as Workflow;
  return [
    ...(holdsSecret(env) ? ["all jobs get a secret"] : []),
    ...Object.entries(jobs).flatMap(([name, job]) => [
      ...(holdsSecret(job.env) ? [`every step of ${name} gets a secret`] : []),
      ...(job.steps ?? [])
        .filter((step) => installation.test(step.run ?? "") && holdsSecret(step.env))
        .map(({ run }) => `a package that \`${run}\` of ${name} installs gets a secret`),
    ]),
  ];
}

/**
 * The places where a Jenkinsfile lets a fork run, or gives a credential to more than the steps that
 * need it. It searches the text, since Groovy has no parser here.
 */
export function jenkinsfileFindings(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  // What follows the first `stage(`, up to the second.
  const firstStage = text.split(/\bstage\(/)[1] ?? "";
  // Jenkins sets CHANGE_FORK for a pull request of a fork.
  const refusesForks = firstStage.includes("CHANGE_FORK") && /\berror\b/.test(firstStage);
  const beforeStages = text.slice(text.indexOf("pipeline {"), text.indexOf("stages {"));
  return [
    ...(refusesForks ? [] : ["the first stage does not refuse forks (CHANGE_FORK)"]),
    ...(/\bcredentials\(|\bwithCredentials\b/.test(beforeStages)
      ? ["every stage gets a credential"]
      : []),
    ...(/npm ci(?! --ignore-scripts)/.test(text)
      ? ["`npm ci` runs scripts of packages on the machine of the pipeline"]
      : []),
  ];
}

function holdsSecret(environment: unknown): boolean {
  return secret.test(JSON.stringify(environment ?? {}));
}
