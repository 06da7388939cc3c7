import { Folder } from "../support/cli-folder";
import { aPreview, aRoutedDocument, commentOn, type FlowStep, live } from "../support/previews";

describe("long or hostile content in a comment", () => {
  it("keeps forty changed flows readable and within 60,000 characters", async () => {
    const comment = await commentOn({ steps: manyChanged(40, 30) });

    expect(Buffer.byteLength(comment)).toBeLessThan(60_000);
    expect([...comment.matchAll(/^\| `flow-\d+`/gm)]).toHaveLength(40);
    expect([...comment.matchAll(/^### `flow-\d+`/gm)]).toHaveLength(40);
    expect(comment).toContain("… and ");
    expect(comment).toMatch(/_Cut to the maximum length of a comment: .*_\n$/);
  });

  it("stays within 60,000 characters for a thousand flows, with the number of omitted ones", async () => {
    const comment = await commentOn({ steps: manyChanged(1_000, 3) });

    expect(Buffer.byteLength(comment)).toBeLessThan(60_000);
    expect(comment).toMatch(/^… and \d+ more flows\.$/m);
  });

  it("counts one omitted flow and one changed line in the singular", async () => {
    // A comment has at most 500 rows.
    const news = Array.from({ length: 501 }, (_, index) => ({ name: `f${index}`, op: "create" }));
    const document = (screen: object) =>
      JSON.stringify({ version: "7.3", screens: [{ id: "END", layout: {}, ...screen }] });
    const changed: FlowStep = {
      name: "survey",
      op: "update",
      before: { ...live, flowJson: document({}) },
      after: { publish: true, flowJson: document({ title: "End" }) },
    };

    const [many, one] = [await commentOn({ steps: news }), await commentOn({ steps: [changed] })];

    expect(many).toMatch(/^… and 1 more flow\.$/m);
    expect(one).toContain("<summary>Changes (1 line)</summary>");
  });

  it("cannot escape its place in the Markdown", async () => {
    const hostile =
      "a`b``c```\n\n# Hi <script>alert(1)</script> <!-- --> @everyone #1 | x | [l](http://evil) ![i](http://evil/i.png) </details>\u202e\u001b[31m";
    const comment = await commentOn({
      steps: [
        {
          name: hostile,
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
      diagnostics: [{ message: `kaleyra: ${hostile}: \`\`\`\`` }],
    });

    const outside = outsideOfCode(comment);
    expect(outside).not.toMatch(/script|evil|@everyone|# Hi/);
    expect(comment.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    // The head of the table, the line below it, and the row of the flow.
    expect(outside.split("\n").filter((line) => line.startsWith("|"))).toHaveLength(3);
    expect(comment).toContain("```mermaid");
    const mermaid = [...comment.matchAll(/^```mermaid\n(.*?)^```$/gms)].map(([, text]) => text);
    expect(mermaid.join("")).not.toMatch(/[`<>|()@]{1}.*evil|evil.*[<>`]/);
  });

  it("shows no secret, encrypted or replaced by [secret]", async () => {
    // As in a state: the key that marks Pulumi's special values, and the value of a secret.
    const secret = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      ciphertext: "v1:in:cipher",
    };
    const comment = await commentOn({
      steps: [
        {
          name: "survey",
          op: "update",
          before: { ...live, name: secret, endpointUri: secret },
          after: { publish: true, name: "[secret]", endpointUri: "https://example.com" },
        },
        { name: "news", op: "delete", before: { ...live, name: secret } },
      ],
    });

    expect(comment).not.toContain("cipher");
    expect(comment).not.toContain("4dabf18193072939515e22adb298388d");
    expect(comment).toContain("| `news` | leaves the stack: **DEPRECATED, not deleted**");
  });

  it("shows no API key and no whole SID", async () => {
    await using folder = await Folder.create();
    const key = "Akey0000000000000000000000000test1";
    const input = aPreview({
      steps: [{ name: "survey", op: "create", after: { endpointUri: `https://x/?k=${key}` } }],
      diagnostics: [{ message: `kaleyra: survey: HXAP1671700000IN was refused ${key}` }],
    });

    const { stdout } = await folder.run(["comment"], {
      input,
      environment: { KALEYRA_API_KEY: key },
    });

    expect(stdout).toContain("kaleyra: survey: HX…IN was refused ***");
    expect(stdout).not.toContain(key);
  });

  it("does not show the SID of the environment, even in another form than the samples have", async () => {
    await using folder = await Folder.create();
    const input = aPreview({
      steps: [{ name: "survey", op: "create", after: {} }],
      diagnostics: [{ message: "kaleyra: survey: HXap1in was refused" }],
    });

    const { stdout } = await folder.run(["comment"], {
      input,
      environment: { KALEYRA_SID: "HXap1in" },
    });

    expect(stdout).toContain("kaleyra: survey: HX…in was refused");
  });

  it("does not show the SID of the environment if the variable ends with a line feed", async () => {
    await using folder = await Folder.create();
    const input = aPreview({ diagnostics: [{ message: "kaleyra: survey: HXap1in was refused" }] });

    const { stdout } = await folder.run(["comment"], {
      input,
      environment: { KALEYRA_SID: "HXap1in\n" },
    });

    expect(stdout).toContain("kaleyra: survey: HX…in was refused");
  });

  it("shows as little of another SID that begins with that of the environment", async () => {
    await using folder = await Folder.create();
    const input = aPreview({
      diagnostics: [{ message: "kaleyra: survey: HX1712345678IN was refused" }],
    });

    const { stdout } = await folder.run(["comment"], {
      input,
      environment: { KALEYRA_SID: "HX171" },
    });

    expect(stdout).toContain("kaleyra: survey: HX…IN was refused");
  });
});

/** A number of flows, each with this many changed texts in its document. */
function manyChanged(flows: number, texts: number): readonly FlowStep[] {
  const document = (version: string) => {
    const children = Array.from({ length: texts }, (_, index) => ({
      type: "TextBody",
      text: `${version} of text ${index}: ${"so much is said here ".repeat(4)}`,
    }));
    return JSON.stringify({ version: "7.3", screens: [{ id: "END", layout: { children } }] });
  };
  return Array.from({ length: flows }, (_, index) => ({
    name: `flow-${index}`,
    op: "update",
    before: { ...live, flowJson: document("old") },
    after: { publish: true, flowJson: document("new") },
  }));
}

/**
 * The text that a renderer interprets as Markdown: everything except fenced blocks and code spans.
 */
function outsideOfCode(markdown: string): string {
  return markdown
    .replaceAll(/^(`{3,})\w*\n.*?^\1$/gms, "(block)")
    .replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, "(code)");
}
