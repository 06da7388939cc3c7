import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { jenkinsfileFindings, workflowFindings } from "../../../../tools/linters/secrets";

const folder = mkdtempSync(path.join(tmpdir(), "kaleyra-secrets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A member of `env` in a workflow. */
const key = "KEY: '${{ secrets.KALEYRA_API_KEY }}'";

describe("the check of workflows", () => {
  it.each([
    ["nothing if only the step that needs a secret has it", `{run: ci/up.sh, env: {${key}}}`, []],
    [
      "a step of npm ci with a secret",
      `{run: npm ci, env: {${key}}}`,
      ["a package that `npm ci` of up installs gets a secret"],
    ],
    [
      "a step of pip install with a token",
      "{run: pip install x, env: {TOKEN: '${{ github.token }}'}}",
      ["a package that `pip install x` of up installs gets a secret"],
    ],
  ])("finds %s", (_what, step, findings) => {
    expect(workflowFindings(fileWith(`jobs: {up: {steps: [${step}]}}`))).toEqual(findings);
  });

  it("finds a secret of a whole job, and of all jobs", () => {
    const workflow = `env: {${key}}\njobs: {up: {env: {${key}}, steps: []}}`;

    expect(workflowFindings(fileWith(workflow))).toEqual([
      "all jobs get a secret",
      "every step of up gets a secret",
    ]);
  });
});

describe("the check of Jenkinsfiles", () => {
  const refusal = "stage('Forks') { when { expression { env.CHANGE_FORK } } steps { error 'no' } }";
  const up = "stage('Up') { steps { sh 'ci/up.sh' } }";

  it.each([
    ["nothing if the first stage refuses forks", `pipeline { stages { ${refusal} ${up} } }`, []],
    [
      "a refusal of forks after another stage",
      `pipeline { stages { ${up} ${refusal} } }`,
      ["the first stage does not refuse forks (CHANGE_FORK)"],
    ],
    [
      "a credential for every stage",
      `pipeline { environment { KEY = credentials('key') } stages { ${refusal} ${up} } }`,
      ["every stage gets a credential"],
    ],
    [
      "scripts of packages",
      `pipeline { stages { ${refusal} stage('Packages') { steps { sh 'npm ci' } } } }`,
      ["`npm ci` runs scripts of packages on the machine of the pipeline"],
    ],
  ])("finds %s", (_what, text, findings) => {
    expect(jenkinsfileFindings(fileWith(text))).toEqual(findings);
  });
});

function fileWith(text: string): string {
  const file = path.join(folder, "file");
  writeFileSync(file, text);
  return file;
}
