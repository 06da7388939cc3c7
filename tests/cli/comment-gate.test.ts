import { Folder } from "../support/cli-folder";
import { aPreview, live } from "../support/previews";

describe("kaleyra-flows comment --fail-on", () => {
  const input = aPreview({
    steps: [
      { name: "booking", op: "delete", before: live },
      { name: "survey", op: "delete", before: live },
      { name: "news", op: "create" },
    ],
  });

  it.each([
    { given: "nothing of that kind", args: ["--fail-on", "edit,replace"], code: 0, held: 0 },
    { given: "two of that kind", args: ["--fail-on", "deprecate"], code: 1, held: 2 },
    {
      given: "one that is allowed",
      args: ["--fail-on", "deprecate", "--allow", "survey"],
      code: 1,
      held: 1,
    },
    {
      given: "an allowance for something else",
      args: ["--fail-on", "deprecate", "--allow", "publish:survey", "--allow", "booking"],
      code: 1,
      held: 1,
    },
    {
      given: "all allowed, each in its way",
      args: [
        "--fail-on",
        "deprecate",
        "--allow",
        "deprecate:survey",
        "--labels",
        "bug,kaleyra-allow:booking",
      ],
      code: 0,
      held: 0,
    },
    {
      given: "every flow allowed",
      args: ["--fail-on", "deprecate,create", "--allow", "deprecate:*", "--allow", "create:*"],
      code: 0,
      held: 0,
    },
  ])("with $given ends with $code", async ({ args, code, held }) => {
    await using folder = await Folder.create();

    const run = await folder.run(["comment", ...args], { input });

    expect(run.code).toBe(code);
    expect([...run.stdout.matchAll(/^- deprecate of /gm)]).toHaveLength(held);
  });

  it("holds back an edit that is staged, and a replacement that breaks templates with what to do first", async () => {
    await using folder = await Folder.create();
    const changes = aPreview({
      steps: [
        {
          name: "booking",
          op: "update",
          before: { ...live, categories: ["OTHER"] },
          after: { publish: false, updateStrategy: "Draft", categories: ["SURVEY"] },
        },
        { name: "survey", op: "replace", before: live, after: { publish: true, wabaId: "7" } },
      ],
    });
    const failOn = ["comment", "--fail-on", "stage,replace"];

    const run = await folder.run(failOn, { input: changes });
    const allowed = await folder.run([...failOn, "--allow", "stage:booking", "--allow", "survey"], {
      input: changes,
    });

    expect(run.code).toBe(1);
    expect(run.stdout).toContain("- stage of `booking`: `--allow stage:booking` lets it through");
    expect(run.stdout).toMatch(
      /- replace of `survey`: point message templates at the new id first; .*Retain.* lets it through/,
    );
    expect(allowed.code).toBe(0);
  });

  it("explains in the comment how to allow an effect", async () => {
    await using folder = await Folder.create();
    const args = ["comment", "--fail-on", "deprecate", "--allow", "booking"];

    const typed = await folder.run(args, { input });
    const labelled = await folder.run([...args, "--labels", ""], { input });

    expect(typed.stdout).toContain(
      "- deprecate of `survey`: `--allow deprecate:survey` lets it through",
    );
    expect(labelled.stdout).toContain(
      "- deprecate of `survey`: the label `kaleyra-allow:deprecate:survey` on the pull request lets it through",
    );
  });

  it("rejects an unknown effect", async () => {
    await using folder = await Folder.create();

    const { code, stderr } = await folder.run(["comment", "--fail-on", "destroy"], { input });

    expect(code).toBe(2);
    expect(stderr).toContain("create, publish, edit, stage, replace, deprecate, delete, retain");
  });
});
