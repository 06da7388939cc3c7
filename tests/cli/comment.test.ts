import { aDocument, Folder } from "../support/cli-folder";
import { aPreview, aRoutedDocument, commentOn, type FlowStep, live } from "../support/previews";

const [old, fresh] = [aDocument("7.3", "Thank you"), aDocument("7.3", "Thanks")];

/** Every flow of one preview, with its effect. */
const plans: readonly { step: FlowStep; expected: string; effects: readonly string[] }[] = [
  {
    step: {
      name: "a new draft",
      op: "create",
    },
    expected: "created as a draft",
    effects: ["create"],
  },
  {
    step: {
      name: "a new flow with publish",
      op: "create",
      after: { publish: true },
    },
    expected: "created and **published**",
    effects: ["create", "publish"],
  },
  {
    step: {
      name: "an edited draft",
      op: "update",
      before: { flowJson: old },
      after: { flowJson: fresh },
    },
    expected: "edited, stays a DRAFT",
    effects: [],
  },
  {
    step: {
      name: "a draft that is to be published",
      op: "update",
      after: { publish: true },
    },
    expected: "**published**",
    effects: ["publish"],
  },
  {
    step: {
      name: "an edited live flow",
      op: "update",
      before: { ...live, flowJson: old },
      after: { publish: true, flowJson: fresh },
    },
    expected: "PUBLISHED: edited, goes back to DRAFT and is **published again**",
    effects: ["edit"],
  },
  {
    step: {
      name: "a live flow that gets another deletion policy",
      op: "update",
      before: live,
      after: { publish: true, deletionPolicy: "Retain" },
    },
    expected: "no call to Kaleyra, stays PUBLISHED",
    effects: [],
  },
  {
    step: {
      name: "a live flow of which a secret changes",
      op: "update",
      before: { ...live, endpointUri: "[secret]" },
      after: { publish: true, endpointUri: "[secret]" },
    },
    expected: "PUBLISHED: edited in a secret, goes back to DRAFT and is **published again**",
    effects: ["edit"],
  },
  {
    step: {
      name: "a replaced live flow",
      op: "replace",
      before: live,
      after: { publish: true, name: "another", wabaId: "200000000000000102" },
    },
    expected:
      "**replaced** by a new flow under another name, which is published; the old one is **DEPRECATED, not deleted**, forever, " +
      "and message templates with its id stop working",
    effects: ["replace", "deprecate"],
  },
  {
    step: {
      name: "a draft that goes",
      op: "delete",
    },
    expected: "leaves the stack: deleted (a draft)",
    effects: ["delete"],
  },
  {
    step: {
      name: "a live flow that goes",
      op: "delete",
      before: { status: "THROTTLED" },
    },
    expected: "leaves the stack: **DEPRECATED, not deleted**, forever",
    effects: ["deprecate"],
  },
  {
    step: {
      name: "a flow that is retained",
      op: "delete",
      before: { ...live, deletionPolicy: "Retain" },
    },
    expected: "leaves the stack: retained at Kaleyra as it is, PUBLISHED",
    effects: ["retain"],
  },
  {
    step: {
      name: "a flow with retainOnDelete",
      op: "delete",
      before: live,
      retainOnDelete: true,
    },
    expected: "leaves the stack: retained at Kaleyra as it is (retainOnDelete)",
    effects: ["retain"],
  },
  {
    step: {
      name: "a live flow that may only be deleted",
      op: "delete",
      before: { ...live, deletionPolicy: "DeleteOnly" },
    },
    expected: "**its deletionPolicy DeleteOnly will refuse, since it is PUBLISHED**",
    effects: [],
  },
];

describe("kaleyra-flows comment", () => {
  it.each(["dynamic", "plugin"] as const)(
    "shows the effect on each flow of the %s provider",
    async (provider) => {
      await using folder = await Folder.create();
      const input = aPreview({ steps: plans.map(({ step }) => step), provider });

      const { stdout } = await folder.run(["comment"], { input });
      const { stdout: json } = await folder.run(["comment", "--json"], { input });

      const rows = stdout.split("\n").filter((line) => line.startsWith("| `"));
      const { flows } = JSON.parse(json) as { flows: { name: string; effects: string[] }[] };
      for (const { step, expected, effects } of plans) {
        expect(rows.filter((row) => row.startsWith(`| \`${step.name}\` (`))).toEqual([
          expect.stringContaining(` | ${expected} |`),
        ]);
        expect(flows.find(({ name }) => name === step.name)?.effects).toEqual(effects);
      }
      expect(rows).toHaveLength(plans.length);
    },
  );

  it("shows changes in a document below the screen and the component", async () => {
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

  it("shows an inserted screen completely, a moved one in one line, and the changes of long lists", async () => {
    const screen = (id: string, ...children: object[]) => ({ id, layout: { children } });
    const document = (...screens: object[]) => JSON.stringify({ version: "7.3", screens });
    const [a, b, c] = ["A", "B", "C"].map((id) => screen(id, { type: "TextBody", text: id }));
    const added = screen("N", {
      type: "Form",
      name: "f",
      children: [{ type: "Footer", label: "Go" }],
    });
    const comment = await commentOn({
      steps: [
        {
          name: "survey",
          op: "update",
          before: { flowJson: document(a ?? {}, b ?? {}, c ?? {}) },
          after: { flowJson: document(added, b ?? {}, screen("C", { type: "TextBody" }), a ?? {}) },
        },
      ],
    });

    expect(comment).toContain(
      [
        "```diff",
        "+ screen N",
        "+   Form f",
        "+     Footer",
        '+       label: "Go"',
        "  screen C",
        "    TextBody",
        '-     text: "C"',
        "+ screen A: moved",
        "```",
      ].join("\n"),
    );
  });

  it("ignores the order of keys, and shows what a new version brings", async () => {
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

  it("draws the routing before and after a change", async () => {
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

  it("shows where invalid documents failed the preview, and nothing that depends on chance", async () => {
    const finding =
      "flowJson screens[0].layout (line 13, column 21): there is no component `X` [INVALID_PROPERTY_VALUE]. Did you mean `Y`?";
    const diagnostics = [{ message: finding, severity: "error" as const, flow: "survey" }];
    const alone = await commentOn({ diagnostics });
    const further = await commentOn({
      steps: [{ name: "other", op: "create" }],
      diagnostics: [...diagnostics, { message: "kaleyra: other: will be fine" }],
    });

    expect(alone).toContain("**The preview failed.**");
    expect(alone).toContain("| `survey` | **refused: see what is wrong below** |");
    expect(alone).toContain(`### \`survey\`\n\n\`\`\`text\nerror: ${finding}\n\`\`\``);
    expect(further).toBe(alone);
  });

  it("shows the provider's warnings, sorted and without duplicates", async () => {
    const comment = await commentOn({
      diagnostics: [
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

  it("is the same for the same plan, in any order of the engine's steps", async () => {
    const steps: readonly FlowStep[] = ["c", "a", "b"].map((name) => ({ name, op: "create" }));

    expect(await commentOn({ steps })).toBe(await commentOn({ steps: [...steps].reverse() }));
  });

  it("reports a failed preview without output, under the given title", async () => {
    await using folder = await Folder.create();

    const { code, stdout } = await folder.run(
      ["comment", "--title", "shop/prod", "--fail-on", "deprecate"],
      { input: "" },
    );

    expect(code).toBe(1);
    expect(stdout).toMatch(/^<!-- kaleyra-flows: shop\/prod -->\n/);
    expect(stdout).toContain("**The preview failed** before it got to any flow");
  });
});
