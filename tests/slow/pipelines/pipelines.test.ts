import { type Emulator, startEmulator } from "kaleyra-emulator";

import { blocksOf, scriptOf } from "../../support/documented";
import { flowsAt } from "../../support/flows";
import { UserProject } from "../../support/user-project";
import { Forge } from "./support/forge";
import { githubJob, type GithubRun, gitlabJob, jenkinsStage, runJob } from "./support/pipelines";

// A dozen runs of the engine, one after the other.
jest.setTimeout(900_000);

// Commands that change a document: to a valid and to an invalid one.
const editDocument = "sed -i 's/Book appointment/Confirm booking/' flows/appointment.json";
const breakDocument = "sed -i 's/TextHeading/TextHeadin/' flows/appointment.json";
const pageUrl = "https://github.com/acme/flows/actions/runs/1/artifacts/2";
const reviewWaba = "200000000000000103";

describe("the pipeline at GitHub", () => {
  it("takes a change from the pull request to production", async () => {
    await using kaleyra = await startEmulator();
    await using forge = await Forge.start();
    await using project = await aRepository(kaleyra);
    const job = (file: string, name: string, labels = "") =>
      githubJob(file, name, githubRun(kaleyra, forge, labels));

    await runJob(project, "main", job("deploy.yml", "up"));
    expect(flowsAt(kaleyra)).toEqual(["appointment PUBLISHED", "feedback PUBLISHED"]);
    // A comment of another user is never replaced, not even with the pipeline's mark.
    forge.write("somebody", "<!-- kaleyra-flows: prod -->\nnot the pipeline's own");

    // An invalid document.
    await commit(project, "change", breakDocument);
    await expect(runJob(project, "change", job("pull-request.yml", "check"))).rejects.toThrow(
      "::error file=flows/appointment.json",
    );
    await expect(runJob(project, "change", job("pull-request.yml", "preview"))).rejects.toThrow(
      "**The preview failed.**",
    );
    expect(forge.comments).toHaveLength(2);
    expect(forge.comments[1]?.body).toContain(
      "there is no component `TextHeadin` [INVALID_PROPERTY_VALUE]. Did you mean `TextHeading`?",
    );
    expect(forge.comments[1]?.body).toMatch(
      /flowJson screens\[0\]\.layout.* \(line \d+, column \d+\)/,
    );
    expect(flowsAt(kaleyra)).toHaveLength(2);

    // The fixed program edits a published flow; drafts are created for a review.
    await commit(project, "change", `git checkout -q main -- flows && ${editDocument}`);
    await runJob(project, "change", job("pull-request.yml", "check"));
    await runJob(project, "change", job("pull-request.yml", "preview"));
    expect(forge.comments).toHaveLength(2);
    expect(forge.comments[1]?.body).toContain(
      "PUBLISHED: edited, goes back to DRAFT and is **published again**",
    );
    expect(forge.comments[1]?.body).toContain('+     label: "Confirm booking"');
    expect(forge.comments[1]?.body).toContain(`(${pageUrl})`);
    // The output `page` of the step, from which the workflow uploads the page.
    expect(await project.run("tail -1 ../output && cat ../flows-prod.html")).toMatch(
      /page=\.\.\/flows-prod\.html[^]*<ins><mark>Confirm<\/mark>/,
    );
    expect(flowsAt(kaleyra)).toEqual([
      "appointment DRAFT",
      "appointment PUBLISHED",
      "feedback DRAFT",
      "feedback PUBLISHED",
    ]);
    expect(wabasOfDrafts(kaleyra)).toEqual([reviewWaba, reviewWaba]);

    // A closed pull request leaves no draft behind, also if the job runs twice; a merged one is deployed.
    await runJob(project, "main", job("pull-request.yml", "close"));
    await runJob(project, "main", job("pull-request.yml", "close"));
    expect(flowsAt(kaleyra)).toEqual(["appointment PUBLISHED", "feedback PUBLISHED"]);
    await project.run("git merge --quiet change");
    await runJob(project, "main", job("deploy.yml", "up"));
    expect(documentsAt(kaleyra)).toContain("Confirm booking");
    expect(flowsAt(kaleyra)).toEqual(["appointment PUBLISHED", "feedback PUBLISHED"]);
  });

  it("blocks the deprecation of a flow, until a label allows it", async () => {
    await using kaleyra = await startEmulator();
    await using forge = await Forge.start();
    await using project = await aRepository(kaleyra);
    const preview = (labels: string) =>
      githubJob("pull-request.yml", "preview", githubRun(kaleyra, forge, labels));
    await runJob(project, "main", githubJob("deploy.yml", "up", githubRun(kaleyra, forge)));
    await commit(project, "change", "git rm -q flows/feedback.json");

    await expect(runJob(project, "change", preview("bug"))).rejects.toThrow("Held back");
    const [before] = forge.comments.map(({ body }) => body);
    await runJob(project, "change", preview("bug,kaleyra-allow:deprecate:feedback"));

    expect(before).toContain("| leaves the stack: **DEPRECATED, not deleted**, forever |");
    expect(before).toContain("the label `kaleyra-allow:deprecate:feedback` on the pull request");
    expect(forge.comments.map(({ body }) => body)).toEqual([
      expect.stringContaining("If this is applied:"),
    ]);
  });

  it("keeps an issue open as long as a flow has drifted", async () => {
    await using kaleyra = await startEmulator();
    await using forge = await Forge.start();
    await using project = await aRepository(kaleyra);
    const drift = githubJob("drift.yml", "drift", githubRun(kaleyra, forge));
    const up = githubJob("deploy.yml", "up", githubRun(kaleyra, forge));
    await runJob(project, "main", up);

    await runJob(project, "main", drift);
    expect(forge.issues).toEqual([]);
    const edited = kaleyra.flows().find(({ name }) => name.startsWith("feedback"));
    kaleyra.editFlow(edited?.id ?? "", { name: "by hand" });
    await expect(runJob(project, "main", drift)).rejects.toThrow("drift of prod");
    await expect(runJob(project, "main", drift)).rejects.toThrow("drift of prod");
    expect(forge.issues).toMatchObject([
      {
        state: "open",
        labels: ["kaleyra-drift"],
        body: expect.stringContaining("by hand") as string,
      },
    ]);
    await runJob(project, "main", up);
    await runJob(project, "main", drift);

    expect(forge.issues).toMatchObject([{ state: "closed" }]);
  });
});

describe("the pipeline at GitLab", () => {
  it("comments on the merge request, creates a review stack and destroys it", async () => {
    await using kaleyra = await startEmulator();
    await using forge = await Forge.start();
    await using project = await aRepository(kaleyra);
    const job = (name: string) => gitlabJob(name, gitlabVariables(forge));
    await runJob(project, "main", job("up"));
    await commit(project, "change", editDocument);

    await runJob(project, "change", job("check"));
    await runJob(project, "change", job("preview"));
    await runJob(project, "change", job("preview"));
    const page = await project.run("cat ../job/changes.html");
    await runJob(project, "change", job("review"));
    const withReview = flowsAt(kaleyra);
    expect(wabasOfDrafts(kaleyra)).toEqual([reviewWaba, reviewWaba]);
    await runJob(project, "change", job("review-stop"));
    await runJob(project, "main", job("drift"));

    expect(forge.comments).toMatchObject([
      { body: expect.stringContaining("goes back to DRAFT and is **published again**") as string },
    ]);
    expect(forge.comments[0]?.body).toContain(
      "(https://gitlab.com/acme/flows/-/jobs/9/artifacts/file/changes.html)",
    );
    expect(page).toContain("<mark>Confirm</mark>");
    expect(withReview).toContain("appointment DRAFT");
    expect(flowsAt(kaleyra)).toEqual(["appointment PUBLISHED", "feedback PUBLISHED"]);
  });
});

describe("the pipeline of Jenkins", () => {
  it("comments on the pull request, creates a review stack and destroys it", async () => {
    await using kaleyra = await startEmulator();
    await using forge = await Forge.start();
    await using project = await aRepository(kaleyra);
    const environment = {
      ...kaleyra.environment,
      GITHUB_API_URL: forge.url,
      GITHUB_REPOSITORY: "acme/flows",
      GITHUB_TOKEN: Forge.token,
      COMMENT_AUTHOR: "github-actions[bot]",
      KALEYRA_REVIEW_WABA_ID: reviewWaba,
      PULL_REQUEST: "7",
      CHANGE_ID: "7",
      BUILD_URL: "https://jenkins.example.com/job/flows/7/",
      PULL_REQUEST_LABELS: "kaleyra-allow:deprecate:feedback",
    };
    const run = async (branch: string, ...stages: readonly string[]) => {
      const steps = ["Packages", ...stages].flatMap((name) => jenkinsStage(name, environment));
      await runJob(project, branch, steps);
    };
    await run("main", "Up");
    await commit(project, "change", "git rm -q flows/feedback.json");

    await run("change", "Check", "Preview", "Review stack");
    const withReview = flowsAt(kaleyra);
    expect(new Set(wabasOfDrafts(kaleyra))).toEqual(new Set([reviewWaba]));
    await run("change", "Close");
    await run("main", "Drift");

    expect(forge.comments).toMatchObject([
      { body: expect.stringContaining("**DEPRECATED, not deleted**") as string },
    ]);
    expect(forge.comments[0]?.body).toContain(
      "(https://jenkins.example.com/job/flows/7/artifact/changes.html)",
    );
    expect(withReview).toContain("appointment DRAFT");
    expect(flowsAt(kaleyra)).toEqual(["appointment PUBLISHED", "feedback PUBLISHED"]);
  });
});

describe("the README of the pipelines", () => {
  it("has commands that run, and describes their effect", async () => {
    await using kaleyra = await startEmulator();
    await using project = await UserProject.create(kaleyra);
    await project.copy("examples/pipelines/");
    const blocks = blocksOf("examples/pipelines/README.md", "sh");

    // The last block is what happens after the review.
    await project.run(scriptOf(blocks.slice(0, -1)));
    const withReview = flowsAt(kaleyra);
    await project.run(
      "test -f .github/workflows/pull-request.yml && grep -q 'goes back to DRAFT' preview.md",
    );
    await project.run(scriptOf(blocks.slice(-1)));

    expect(withReview).toContain("appointment DRAFT");
    expect(flowsAt(kaleyra)).toEqual(["appointment PUBLISHED", "feedback PUBLISHED"]);
    expect(documentsAt(kaleyra)).toContain("Confirm booking");
  });
});

/** The example as its own repository, created as its README describes. */
async function aRepository(kaleyra: Emulator): Promise<UserProject> {
  const project = await UserProject.create(kaleyra);
  await project.copy("examples/pipelines/");
  await project.run(
    "git init --quiet --initial-branch main && git config user.name test && git config user.email test@example.com && " +
      "printf 'node_modules\\n*.md\\n' > .gitignore && git add --all && git commit --quiet --message flows",
  );
  return project;
}

/** The documents of all flows, as one text. */
function documentsAt(kaleyra: Emulator): string {
  const documents = kaleyra.flows().map(({ document }) => document);
  return documents.join();
}

/** The WABA of each draft. */
function wabasOfDrafts(kaleyra: Emulator): readonly string[] {
  const drafts = kaleyra.flows().filter(({ status }) => status === "DRAFT");
  return drafts.map(({ wabaId }) => wabaId);
}

/** Runs a command that changes files, and commits the change to a branch. */
function commit(project: UserProject, branch: string, change: string): Promise<string> {
  return project.run(
    `git checkout -q ${branch} 2>/dev/null || git checkout -qb ${branch}\n${change}\n` +
      "git commit --quiet --all --message change && git checkout -q main",
  );
}

/**
 * GitHub's context of a run, with the expressions of the workflows in examples/pipelines/github.
 *
 * @param labels The labels of the pull request, separated by commas.
 */
function githubRun({ environment }: Emulator, forge: Forge, labels = ""): GithubRun {
  return {
    expressions: {
      "secrets.PULUMI_ACCESS_TOKEN": "",
      "secrets.KALEYRA_API_KEY": environment.KALEYRA_API_KEY,
      "secrets.KALEYRA_SID": environment.KALEYRA_SID,
      "vars.KALEYRA_POD": "",
      "vars.KALEYRA_WABA_ID": environment.KALEYRA_WABA_ID,
      "vars.KALEYRA_REVIEW_WABA_ID": reviewWaba,
      "github.token": Forge.token,
      "github.event.pull_request.number": "7",
      "join(github.event.pull_request.labels.*.name, ',')": labels,
      "steps.page.outputs.artifact-url": pageUrl,
    },
    runner: {
      GITHUB_API_URL: forge.url,
      GITHUB_REPOSITORY: "acme/flows",
      GITHUB_OUTPUT: "../output",
      RUNNER_TEMP: "..",
    },
  };
}

/** GitLab's variables of a job for a merge request, and those of its project. */
function gitlabVariables(forge: Forge): Record<string, string> {
  return {
    KALEYRA_REVIEW_WABA_ID: reviewWaba,
    GITLAB_TOKEN: Forge.token,
    CI_API_V4_URL: forge.url,
    CI_PROJECT_ID: "11",
    CI_MERGE_REQUEST_IID: "7",
    CI_MERGE_REQUEST_LABELS: "",
    CI_JOB_URL: "https://gitlab.com/acme/flows/-/jobs/9",
  };
}
