import { aDocument, Folder } from "./support/folder";
import { aPreview, type FlowStep, type PreviewOptions } from "./support/previews";

const live = { status: "PUBLISHED", publish: true };
const [old, fresh] = [aDocument("7.3", "Thank you"), aDocument("7.3", "Thanks")];

describe("kaleyra-flows comment", () => {
  it.each<{ given: string; step: Omit<FlowStep, "name">; says: string; kinds: string[] }>([
    {
      given: "a new draft",
      step: { op: "create" },
      says: "created as a draft",
      kinds: ["create"],
    },
    {
      given: "a new flow with publish",
      step: { op: "create", after: { publish: true } },
      says: "created and **published**",
      kinds: ["create", "publish"],
    },
    {
      given: "an edited draft",
      step: { op: "update", before: { flowJson: old }, after: { flowJson: fresh } },
      says: "edited, stays a DRAFT",
      kinds: [],
    },
    {
      given: "a draft that is to be published",
      step: { op: "update", after: { publish: true } },
      says: "**published**",
      kinds: ["publish"],
    },
    {
      given: "an edited live flow",
      step: {
        op: "update",
        before: { ...live, flowJson: old },
        after: { publish: true, flowJson: fresh },
      },
      says: "PUBLISHED: edited, goes back to DRAFT and is **published again**",
      kinds: ["edit"],
    },
    {
      given: "a live flow that gets another deletion policy",
      step: { op: "update", before: live, after: { publish: true, deletionPolicy: "Retain" } },
      says: "no call to Kaleyra, stays PUBLISHED",
      kinds: [],
    },
    {
      given: "a replaced live flow",
      step: {
        op: "replace",
        before: live,
        after: { publish: true, name: "another", wabaId: "200000000000000102" },
      },
      says: "**replaced** by a new flow under another name, which is published; the old one is **DEPRECATED, not deleted**, for ever",
      kinds: ["replace", "deprecate"],
    },
    {
      given: "a draft that goes",
      step: { op: "delete" },
      says: "leaves the stack: deleted (a draft)",
      kinds: ["delete"],
    },
    {
      given: "a live flow that goes",
      step: { op: "delete", before: { status: "THROTTLED" } },
      says: "leaves the stack: **DEPRECATED, not deleted**, for ever",
      kinds: ["deprecate"],
    },
    {
      given: "a flow that is retained",
      step: { op: "delete", before: { ...live, deletionPolicy: "Retain" } },
      says: "leaves the stack: retained at Kaleyra as it is, PUBLISHED",
      kinds: ["retain"],
    },
    {
      given: "a flow with retainOnDelete",
      step: { op: "delete", before: live, retainOnDelete: true },
      says: "leaves the stack: retained at Kaleyra as it is (retainOnDelete)",
      kinds: ["retain"],
    },
    {
      given: "a live flow that may only be deleted",
      step: { op: "delete", before: { ...live, deletionPolicy: "DeleteOnly" } },
      says: "**its deletionPolicy DeleteOnly will refuse, since it is PUBLISHED**",
      kinds: [],
    },
  ])("says what becomes of $given, by either provider", async ({ step, says, kinds }) => {
    await using folder = await Folder.create();
    const steps = [{ name: "survey", ...step }];

    for (const provider of ["dynamic", "plugin"] as const) {
      const input = aPreview({ steps, provider });
      const { stdout } = await folder.run(["comment"], { input });
      const { stdout: json } = await folder.run(["comment", "--json"], { input });

      expect(stdout).toMatch(/^\| `survey`/m);
      expect(stdout).toContain(` | ${says} |`);
      expect(JSON.parse(json)).toMatchObject({ flows: [{ name: "survey", kinds }] });
    }
  });

  it("shows what changes in a document, under the screen and the component", async () => {
    const comment = await commentOn({
      steps: [
        { name: "survey", op: "update", before: { flowJson: old }, after: { flowJson: fresh } },
      ],
    });

    expect(comment).toContain(
      [
        "```diff",
        "  screen END",
        "    TextHeading",
        '-     text: "Thank you"',
        '+     text: "Thanks"',
        "```",
      ].join("\n"),
    );
  });

  it("takes another order of keys for no change, and tells what a version brings", async () => {
    const turned = Object.fromEntries(Object.entries(JSON.parse(old) as object).reverse());
    const comment = await commentOn({
      steps: [
        {
          name: "survey",
          op: "update",
          before: { flowJson: old, categories: ["OTHER", "SURVEY"] },
          after: { flowJson: { ...turned, version: "7.2" }, categories: ["SURVEY", "OTHER"] },
        },
      ],
    });

    expect(comment).toContain('```diff\n- version: "7.3"\n+ version: "7.2"\n```');
  });

  it("draws the routing before and after, where it changes", async () => {
    const comment = await commentOn({
      steps: [
        {
          name: "survey",
          op: "update",
          before: { flowJson: aRoutedDocument({ A: ["B"], B: [] }) },
          after: { flowJson: aRoutedDocument({ A: ["B", "C"], B: ["C"], C: [] }) },
        },
      ],
    });

    expect(comment).toContain(
      'Before:\n\n```mermaid\nflowchart LR\n  s0["A"]\n  s1["B"]\n  s0 --> s1\n```',
    );
    expect(comment).toContain('  s2["C"]:::added\n  s0 --> s1\n  s0 --> s2\n  s1 --> s2\n');
    expect(comment).toContain("  linkStyle 1,2 stroke:#1a7f37");
  });

  it("says where the documents are wrong that a preview failed for, and nothing that depends on chance", async () => {
    const finding =
      "flowJson screens[0].layout (line 13, column 21): there is no component `X` [INVALID_PROPERTY_VALUE]. Did you mean `Y`?";
    const said = [{ message: finding, severity: "error" as const, flow: "survey" }];
    const alone = await commentOn({ said });
    const further = await commentOn({
      steps: [{ name: "other", op: "create" }],
      said: [
        ...said,
        { message: "kaleyra: other: will be fine" },
        {
          message: "resource 'survey' has a problem: flowJson: what is wrong with it stands above",
          severity: "error" as const,
          flow: "survey",
        },
      ],
    });

    expect(alone).toContain("**The preview failed.**");
    expect(alone).toContain("| `survey` | **refused: see what is wrong below** |");
    expect(alone).toContain(`### \`survey\`\n\n\`\`\`text\nerror: ${finding}\n\`\`\``);
    expect(further).toBe(alone);
  });

  it("has the provider's warnings, sorted, each once", async () => {
    const comment = await commentOn({
      said: [
        { message: "kaleyra: b (2): is PUBLISHED" },
        { message: "kaleyra: a (1): is PUBLISHED" },
        { message: "kaleyra: b (2): is PUBLISHED" },
        { message: "what a program prints" },
      ],
    });

    expect(comment).toContain(
      "```text\nkaleyra: a (1): is PUBLISHED\nkaleyra: b (2): is PUBLISHED\n```",
    );
    expect(comment).not.toContain("what a program prints");
  });

  it("writes the same for the same plan, whatever order the engine came to it in", async () => {
    const steps: readonly FlowStep[] = ["c", "a", "b"].map((name) => ({ name, op: "create" }));

    expect(await commentOn({ steps })).toBe(await commentOn({ steps: [...steps].reverse() }));
  });

  it("says that a preview failed which printed nothing, under the title it is given", async () => {
    await using folder = await Folder.create();

    const { code, stdout } = await folder.run(
      ["comment", "--title", "shop/prod", "--fail-on", "deprecate"],
      { input: "" },
    );

    expect(code).toBe(1);
    expect(stdout).toMatch(/^<!-- kaleyra-flows: shop\/prod -->\n/);
    expect(stdout).toContain("**The preview failed** before it got to any flow");
  });

  it("refuses what is no preview", async () => {
    await using folder = await Folder.create();

    const { code, stderr } = await folder.run(["comment"], { input: "Previewing update (dev)" });

    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: "kaleyra-flows: this is not what `pulumi preview --json` prints.\n",
    });
  });
});

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

  it("says in the comment how to let through", async () => {
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

  it("does not take a word that it does not know", async () => {
    await using folder = await Folder.create();

    const { code, stderr } = await folder.run(["comment", "--fail-on", "destroy"], { input });

    expect(code).toBe(2);
    expect(stderr).toContain("create, publish, edit, replace, deprecate, delete, retain");
  });
});

describe("what is long or hostile in a comment", () => {
  it("keeps forty changed flows readable and within 60,000 characters", async () => {
    const comment = await commentOn({ steps: manyChanged(40, 30) });

    expect(Buffer.byteLength(comment)).toBeLessThan(60_000);
    expect([...comment.matchAll(/^\| `flow-\d+`/gm)]).toHaveLength(40);
    expect([...comment.matchAll(/^### `flow-\d+`/gm)]).toHaveLength(40);
    expect(comment).toContain("… and ");
    expect(comment).toMatch(/_Cut to what a comment may hold: .*_\n$/);
  });

  it("stays within 60,000 characters for a thousand flows, and says how many it leaves out", async () => {
    const comment = await commentOn({ steps: manyChanged(1_000, 3) });

    expect(Buffer.byteLength(comment)).toBeLessThan(60_000);
    expect(comment).toMatch(/^… and \d+ more flows\.$/m);
  });

  it("lets nothing out of the Markdown", async () => {
    const hostile =
      "a`b``c```\n\n# Hi <script>alert(1)</script> <!-- --> @everyone #1 | x | [l](http://evil) ![i](http://evil/i.png) </details>\u202e\u001b[31m";
    const comment = await commentOn({
      steps: [
        {
          name: `${hostile}`,
          op: "update",
          before: {
            ...live,
            name: hostile,
            flowJson: aRoutedDocument({ [hostile]: ["B"], B: [] }),
          },
          after: {
            publish: true,
            name: `${hostile}2`,
            flowJson: aRoutedDocument({ [hostile]: ["B", `C"] --> ${hostile}`], B: [] }, hostile),
          },
        },
      ],
      said: [{ message: `kaleyra: ${hostile}: \`\`\`\`` }],
    });

    const outside = outsideOfCode(comment);
    expect(outside).not.toMatch(/script|evil|@everyone|# Hi|\u202e|\u001b/);
    expect(outside.split("\n").filter((line) => line.startsWith("|"))).toHaveLength(3);
    expect(comment).toContain("```mermaid");
    const mermaid = [...comment.matchAll(/^```mermaid\n(.*?)^```$/gms)].map(([, text]) => text);
    expect(mermaid.join("")).not.toMatch(/[`<>|()@]{1}.*evil|evil.*[<>`]/);
  });

  it("shows no key and no whole SID", async () => {
    await using folder = await Folder.create();
    const key = "Akey0000000000000000000000000test1";
    const input = aPreview({
      steps: [{ name: "survey", op: "create", after: { endpointUri: `https://x/?k=${key}` } }],
      said: [{ message: `kaleyra: survey: HXAP1671700000IN was refused ${key}` }],
    });

    const { stdout } = await folder.run(["comment"], {
      input,
      environment: { KALEYRA_API_KEY: key },
    });

    expect(stdout).toContain("kaleyra: survey: HX…IN was refused ***");
    expect(stdout).not.toContain(key);
  });
});

async function commentOn(options: PreviewOptions): Promise<string> {
  await using folder = await Folder.create({ "preview.json": aPreview(options) });
  const { code, stdout, stderr } = await folder.run(["comment", "preview.json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

/** Flows each of which changes so many texts of its document. */
function manyChanged(flows: number, texts: number): readonly FlowStep[] {
  const document = (version: string) => {
    const children = Array.from({ length: texts }, (_, at) => ({
      type: "TextBody",
      text: `${version} of text ${at}: ${"so much is said here ".repeat(4)}`,
    }));
    return JSON.stringify({ version: "7.3", screens: [{ id: "END", layout: { children } }] });
  };
  return Array.from({ length: flows }, (_, at) => ({
    name: `flow-${at}`,
    op: "update",
    before: { ...live, flowJson: document("old") },
    after: { publish: true, flowJson: document("new") },
  }));
}

function aRoutedDocument(routing: Readonly<Record<string, readonly string[]>>, title = "") {
  const screens = Object.keys(routing).map((id) => ({ id, title, layout: { children: [] } }));
  return JSON.stringify({ version: "7.3", routing_model: routing, screens });
}

/** What a renderer takes for Markdown: all but fenced blocks and code spans. */
function outsideOfCode(markdown: string): string {
  return markdown
    .replaceAll(/^(`{3,})\w*\n.*?^\1$/gms, "(block)")
    .replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, "(code)");
}
