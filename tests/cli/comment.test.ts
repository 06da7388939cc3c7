import { aDocument, Folder } from "../support/cli-folder";
import { aRoutedDocument, commentOn, type FlowStep } from "../support/previews";

const [old, fresh] = [aDocument("7.3", "Thank you"), aDocument("7.3", "Thanks")];

describe("kaleyra-flows comment", () => {
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
    const screenWithText = (id: string) => screen(id, { type: "TextBody", text: id });
    const [a, b, c] = [screenWithText("A"), screenWithText("B"), screenWithText("C")];
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
          before: { flowJson: document(a, b, c) },
          after: { flowJson: document(added, b, screen("C", { type: "TextBody" }), a) },
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

  it("ignores the order of keys and categories, and shows a change of the version", async () => {
    const reversed = Object.fromEntries(Object.entries(JSON.parse(old) as object).reverse());
    const comment = await commentOn({
      steps: [
        {
          name: "survey",
          op: "update",
          before: { flowJson: old, categories: ["OTHER", "SURVEY"] },
          after: { flowJson: { ...reversed, version: "7.2" }, categories: ["SURVEY", "OTHER"] },
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

  it("shows the finding that failed the preview, and nothing of flows that the engine happened to reach", async () => {
    const finding =
      "flowJson screens[0].layout (line 13, column 21): there is no component `X` [INVALID_PROPERTY_VALUE]. Did you mean `Y`?";
    const diagnostics = [{ message: finding, severity: "error" as const, flow: "survey" }];
    const first = await commentOn({ diagnostics });
    // Which other steps a failed preview contains depends on the engine's timing.
    const second = await commentOn({
      steps: [{ name: "other", op: "create" }],
      diagnostics: [...diagnostics, { message: "kaleyra: other: will be fine" }],
    });

    expect(first).toContain("**The preview failed.**");
    expect(first).toContain("| `survey` | **refused: see what is wrong below** |");
    expect(first).toContain(`### \`survey\`\n\n\`\`\`text\nerror: ${finding}\n\`\`\``);
    expect(second).toBe(first);
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
