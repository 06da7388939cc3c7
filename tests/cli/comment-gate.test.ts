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
    { KALEYRA_SID: "kaleyra" },
    { KALEYRA_API_KEY: "kaleyra" },
    { KALEYRA_API_KEY: "PUBLISHED" },
    { KALEYRA_API_KEY: "delete" },
    { KALEYRA_API_KEY: "steps" },
  ])(
    "holds back the same with a wrong credential that occurs in the preview: %j",
    async (environment) => {
      await using folder = await Folder.create();

      const run = await folder.run(["comment", "--fail-on", "deprecate"], { input, environment });

      expect(run.code).toBe(1);
      expect(run.stderr.match(/held back: deprecate/g)).toHaveLength(2);
    },
  );

  it.each([
    { given: "no such effect", args: ["--fail-on", "edit,replace"], code: 0, held: 0 },
    { given: "two such effects", args: ["--fail-on", "deprecate"], code: 1, held: 2 },
    {
      given: "one of two effects allowed",
      args: ["--fail-on", "deprecate", "--allow", "survey"],
      code: 1,
      held: 1,
    },
    {
      given: "an allowance for another effect of a flow",
      args: ["--fail-on", "deprecate", "--allow", "publish:survey", "--allow", "booking"],
      code: 1,
      held: 1,
    },
    {
      given: "one effect allowed by a flag, and one by a label",
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

  it("holds back a staged edit, and a replacement with the hint about its message templates", async () => {
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

    const withoutLabels = await folder.run(args, { input });
    const withLabels = await folder.run([...args, "--labels", ""], { input });

    expect(withoutLabels.stdout).toContain(
      "- deprecate of `survey`: `--allow deprecate:survey` lets it through",
    );
    expect(withLabels.stdout).toContain(
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
