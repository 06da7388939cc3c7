import { readFileSync } from "node:fs";

import { parse } from "yaml";

interface Step {
  readonly run?: string;
  readonly env?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly env?: unknown;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly env?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const secret = /\bsecrets\.|\bgithub\.token\b/;
const installation = /\b(?:npm (?:ci|install|i)|pip install|yarn|pnpm (?:install|i|add))\b/;

/** Where a workflow of GitHub Actions hands a secret to more than the step that needs it. */
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

/** Where a Jenkinsfile lets a fork run, or hands a credential to more than the steps that need it. */
export function jenkinsfileFindings(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  const [first = ""] = text.split(/\bstage\(/).slice(1);
  const refusesForks = first.includes("CHANGE_FORK") && /\berror\b/.test(first);
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
