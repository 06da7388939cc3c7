import { aDocument, Folder } from "../support/cli-folder";
import { aPreview, type FlowStep, live } from "../support/previews";

const [old, fresh] = [aDocument("7.3", "Thank you all"), aDocument("7.3", "Thank you both")];
const edited: FlowStep = {
  name: "thanks",
  op: "update",
  before: { ...live, flowJson: old },
  after: { publish: true, flowJson: fresh },
};

/** The page with the drawings, which `comment --page` writes next to the comment. */
async function pageOf(...steps: readonly FlowStep[]): Promise<string> {
  await using folder = await Folder.create({ "preview.json": aPreview({ steps }) });
  const { code, stdout } = await folder.run(["comment", "preview.json", "--page", "page.html"]);
  expect(code).toBe(0);
  expect(stdout).toContain("## WhatsApp flows");
  return await folder.read("page.html");
}

/** The text of a page, without markup and style. */
function textOf(page: string): string {
  return page
    .replace(/<style>.*?<\/style>/s, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");
}

describe("the page of kaleyra-flows comment", () => {
  it("shows what happens to a flow, the words that change, and the screen before and after", async () => {
    const page = await pageOf(edited);

    const text = textOf(page);
    expect(text).toContain("goes back to DRAFT and is published again");
    expect(text).toContain(
      "screen END › TextHeading › text : from Thank you all to Thank you both",
    );
    expect(page).toContain("<del>Thank you <mark>all</mark></del>");
    expect(page).toContain("<ins>Thank you <mark>both</mark></ins>");
    expect(text).toMatch(/Before END .*Thank you all .*After END .*Thank you both/);
    expect(page.match(/class="part changed"/g)).toHaveLength(2);
  });

  it("shows new and removed screens, and the routes that come and go", async () => {
    const screen = (id: string, next?: string) => ({
      id,
      title: `Screen ${id}`,
      ...(next === undefined && { terminal: true }),
      layout: {
        type: "SingleColumnLayout",
        children: [
          {
            type: "Footer",
            label: "On",
            "on-click-action":
              next === undefined
                ? { name: "complete" }
                : { name: "navigate", next: { type: "screen", name: next }, payload: {} },
          },
        ],
      },
    });
    const flow = (...screens: object[]) => JSON.stringify({ version: "7.3", screens });

    const page = await pageOf({
      ...edited,
      before: { ...live, flowJson: flow(screen("A", "B"), screen("B", "Z"), screen("Z")) },
      after: {
        publish: true,
        flowJson: flow(screen("A", "C"), screen("C", "Z"), screen("Z")),
      },
    });

    const text = textOf(page);
    expect(text).toContain("New route: A → C");
    expect(text).toContain("Lost route: A → B");
    expect(text).toMatch(/Before B .*After This screen is removed\./);
    expect(text).toMatch(/Before There is no such screen: it is new\. After C /);
    expect(page).not.toMatch(/href="#flow-\d+-/);
  });

  it("shows a moved component as moved, in words and in the drawings, also to another screen", async () => {
    const text = (of: string) => ({ type: "TextBody", text: of });
    const screen = (id: string, ...children: object[]) => ({ id, title: id, layout: { children } });
    const flow = (...screens: object[]) => JSON.stringify({ version: "7.3", screens });
    const [one, two, three] = [text("one"), text("two"), text("three")];

    const page = await pageOf({
      ...edited,
      before: { ...live, flowJson: flow(screen("A", one, two, three), screen("B")) },
      after: { publish: true, flowJson: flow(screen("A", three, two), screen("B", one)) },
    });

    const words = textOf(page);
    expect(words).toContain("screen A › TextBody #3 (“three”) is moved, and is now above “two”");
    expect(words).toContain("screen A › TextBody #1 (“one”) is moved to screen B");
    expect(words).not.toMatch(/is (added|removed)/);
    expect(page.match(/class="part changed"[^>]*><p class="change">Moved<\/p>/g)).toHaveLength(4);
  });

  it("draws all screens of a new flow, and of a flow that goes away", async () => {
    const page = await pageOf(
      { name: "new", op: "create", after: { flowJson: fresh } },
      { name: "old", op: "delete", before: { flowJson: old } },
    );

    expect(textOf(page)).toContain("Thank you both");
    expect(textOf(page)).toContain("leaves the stack: deleted (a draft)");
    expect(textOf(page)).toMatch(/What goes away .*Thank you all/);
  });

  it("begins with a warning if a flow is switched off for good", async () => {
    const page = await pageOf({ name: "old", op: "delete", before: { ...live, flowJson: old } });

    expect(textOf(page)).toMatch(
      /old Warning: this flow is switched off for good\. Customers cannot open it any more, and this cannot be undone\. Customers can open this flow today\. The program no longer contains this flow/,
    );
    expect(textOf(page)).toMatch(/What goes away .*Thank you all/);
    expect(textOf(page)).not.toContain("DEPRECATED, not deleted");
  });

  it("draws no screens of a flow that stays at Kaleyra", async () => {
    const before = { ...live, deletionPolicy: "Retain" as const, flowJson: old };
    const text = textOf(await pageOf({ name: "kept", op: "delete", before }));

    expect(text).toContain("applying the plan leaves it at Kaleyra.");
    expect(text).not.toMatch(/What goes away|Thank you all/);
  });

  it("marks the line of an action if nothing else changes, and names unchanged screens", async () => {
    const screen = (id: string, next: string) => ({
      id,
      title: `Title ${id}`,
      layout: {
        children: [
          {
            type: "Footer",
            label: "On",
            "on-click-action": { name: "navigate", next: { name: next } },
          },
        ],
      },
    });
    const flow = (next: string) =>
      JSON.stringify({
        version: "7.3",
        screens: [screen("A", next), screen("B", "C"), screen("C", "C")],
      });

    const page = await pageOf({
      ...edited,
      before: { ...live, flowJson: flow("B") },
      after: { publish: true, flowJson: flow("C") },
    });

    expect(page).toMatch(/<p class="change">Before<\/p><p class="note changed">→ [^\n]*B/);
    expect(page).toMatch(/<p class="change">Changed<\/p><p class="note changed">→ [^\n]*C/);
    expect(page).not.toContain('class="part changed"');
    expect(textOf(page)).toContain("1 changed screen ( A “Title A”)");
    expect(textOf(page)).toContain("Unchanged screens: B “Title B”, C “Title C”.");
  });

  it("has no secret document, and no markup from names or documents", async () => {
    const script = "<script>alert(1)</script>";
    const page = await pageOf(
      {
        name: "secret",
        op: "update",
        before: { ...live, flowJson: "[secret]" },
        after: { publish: true, flowJson: "[secret]" },
      },
      { ...edited, name: script, after: { publish: true, flowJson: aDocument("7.3", script) } },
    );

    expect(page).not.toContain("<script");
    expect(page).toContain("&lt;script&gt;");
  });

  it("shows a change that is only in the routes", async () => {
    const flow = (...routes: string[]) => {
      const document = JSON.parse(aDocument("7.3")) as object;
      return JSON.stringify({ ...document, routing_model: { END: routes } });
    };

    const page = await pageOf({
      ...edited,
      before: { ...live, flowJson: flow() },
      after: { publish: true, flowJson: flow("END") },
    });

    expect(textOf(page)).toContain("In its document: 1 new route");
    expect(textOf(page)).toContain("New route: END → END");
    expect(textOf(page)).not.toContain("stays as it is");
  });

  it("reports that a preview failed, instead of no changes", async () => {
    await using folder = await Folder.create({ "preview.json": "" });

    const { code } = await folder.run(["comment", "preview.json", "--page", "page.html"]);

    expect(code).toBe(1);
    expect(textOf(await folder.read("page.html"))).toContain("The preview failed.");
  });

  it.each([
    // Two bytes a letter.
    { of: "forty flows with many long changes", text: "ж".repeat(390), flows: 40 },
    { of: "forty flows with new routes", text: "short", flows: 40 },
  ])("stays under 2 MB in bytes for $of", async ({ text, flows }) => {
    const numbers = [...Array(12).keys()];
    const screen = (prefix: string, words: string, at: number) => ({
      id: `${prefix}_${at}`,
      title: words,
      layout: {
        type: "SingleColumnLayout",
        children: [1, 2, 3, 4, 5, 6].map((one) => ({ type: "TextBody", text: `${words} ${one}` })),
      },
    });
    const documentOf = (prefix: string) =>
      JSON.stringify({
        version: "7.3",
        routing_model: Object.fromEntries(
          numbers.map((at) => [`SAME_${at}`, [1, 2, 3, 4, 5].map((to) => `${prefix}_${to}`)]),
        ),
        screens: numbers.flatMap((at) => [
          screen("SAME", `${prefix} ${text}`, at),
          screen(prefix, text, at),
        ]),
      });
    const steps = Array.from({ length: flows }, (_, at): FlowStep => ({
      ...edited,
      name: `flow-${at}`,
      id: String(112233 + at),
      before: { ...live, flowJson: documentOf("OLD") },
      after: { publish: true, flowJson: documentOf("NEW") },
    }));

    const page = await pageOf(...steps);

    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
    expect(page.match(/<section class="flow"/g)).toHaveLength(flows);
  });

  it("stays under 2 MB for forty large flows, and reports which screens it left out", async () => {
    const screens = (text: string) => {
      const {
        screens: [screen],
      } = JSON.parse(aDocument("7.3", text)) as { screens: [object] };
      const many = Array.from({ length: 30 }, (_, at) => ({ ...screen, id: `END_${at}` }));
      return JSON.stringify({ version: "7.3", screens: many });
    };
    const steps = Array.from({ length: 40 }, (_, at): FlowStep => ({
      ...edited,
      name: `flow-${at}`,
      id: String(112233 + at),
      before: { ...live, flowJson: screens("Thank you all") },
      after: { publish: true, flowJson: screens("Thank you both") },
    }));

    const page = await pageOf(...steps);

    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
    expect(page.match(/<section class="flow"/g)).toHaveLength(40);
    expect(page).toContain("The page would be too large with these screens");
  });
});

describe("kaleyra-flows render with two documents", () => {
  it("draws what changes, next to the second", async () => {
    await using folder = await Folder.create({ "old.json": old, "new.json": fresh });

    const { code, stdout } = await folder.run(["render", "old.json", "new.json"]);

    expect({ code, stdout }).toEqual({ code: 0, stdout: "new.html was written.\n" });
    expect(await folder.read("new.html")).toContain("<ins>Thank you <mark>both</mark></ins>");
  });

  it.each([
    { args: ["old.json", "none.json"], code: 2, message: "none.json" },
    { args: ["old.json", "list.json"], code: 1, message: "list.json:1:1: it is not a JSON object" },
    { args: ["old.json", "old.json", "--svg"], code: 2, message: "--svg draws one document" },
  ])("refuses $args", async ({ args, code, message }) => {
    await using folder = await Folder.create({ "old.json": old, "list.json": "[]" });

    const run = await folder.run(["render", ...args]);

    expect(run.code).toBe(code);
    expect(run.stderr).toContain(message);
  });
});
