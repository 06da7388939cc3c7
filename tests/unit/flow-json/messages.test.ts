import type { JsonObject } from "../../../provider/flow-json/json";
import { findingsIn } from "./it-finds";
import { aDocumentWith, type Edit, pathOf, screensLeading } from "./meaning/documents";
import { dropdown, input, range, showing, without } from "./structure/documents";

/** The message and the hint of a document's only finding. */
function theFinding(document: Readonly<Record<string, unknown>>): string {
  const findings = findingsIn(document);
  const [finding] = findings;
  if (finding === undefined || findings.length !== 1) {
    throw new Error(`${findings.length} findings: ${JSON.stringify(findings, null, 1)}`);
  }
  return `${finding.message}. ${finding.hint}`;
}

const text = `${pathOf.shownAge}.text`;

const openUrl = { name: "open_url", url: "https://example.com" };

describe("a binding without a target", () => {
  it.each<[string, Edit, string]>([
    [
      "`form`",
      [text, "${screen.WELCOME.country}"],
      "Write ${screen.WELCOME.form.country} for an input",
    ],
    [
      "`form` in a payload",
      [`${pathOf.send}.on-click-action.payload.email`, "${screen.WELCOME.email}"],
      "Write ${screen.WELCOME.form.email} for an input",
    ],
    [
      "the screen that has the input",
      [text, "${form.country}"],
      "Write ${screen.WELCOME.form.country}: WELCOME has the input of that name.",
    ],
    [
      "the screen that has the field",
      [text, "${data.headline}"],
      "Write ${screen.WELCOME.data.headline}: WELCOME has the field of that name.",
    ],
    [
      "the right scope",
      [`${pathOf.heading}.text`, "${form.headline}"],
      "Write ${data.headline} for the field of that name.",
    ],
    [
      "the right scope, of an input",
      [`${pathOf.heading}.text`, "${data.email}"],
      "Write ${form.email} for the input of that name.",
    ],
  ])("has a hint with the missing part: %s", (_given, edit, hint) => {
    // Keep all fields in use, so that nothing else is found.
    const others: readonly Edit[] = [
      [`${pathOf.email}.helper-text`, "${data.headline}"],
      [`${pathOf.send}.on-click-action.payload.age`, "${data.age}"],
      [`${pathOf.shownEmail}.text`, "${data.email}"],
    ];

    expect(theFinding(aDocumentWith(...others, edit))).toContain(hint);
  });
});

describe("an expression in another language's syntax", () => {
  const inText = (value: string) =>
    aDocumentWith([text, value], [`${pathOf.send}.on-click-action.payload.age`, "${data.age}"]);

  it.each([
    ["`'Hello ' + ${data.note}`", "`'Hello ' ${data.note}`"],
    ["`${data.note} + ' and ' + ${data.email}`", "`${data.note} ' and ' ${data.email}`"],
    ["`'Age ' + ${data.age}`", "`'Age ' ${data.age}`"],
  ])("has one finding that shows how to join texts: %s", (written, joined) => {
    expect(theFinding(inText(written))).toContain(`Remove the \`+\`: ${joined}.`);
  });

  it.each([
    ["${form.email != ''}", "`${form.email} != ''`"],
    ["${data.adult && form.terms}", "`${data.adult} && ${form.terms}`"],
    ["${!data.adult}", "`!${data.adult}`"],
  ])("has one finding that suggests back-quotes: %s", (written, quoted) => {
    expect(theFinding(aDocumentWith([`${pathOf.email}.visible`, written]))).toContain(
      `Write ${quoted}`,
    );
  });

  it("has a hint without back-quotes in the condition of an If", () => {
    expect(
      theFinding(aDocumentWith([`${pathOf.ifAdult}.condition`, "${form.age > 17 && data.adult}"])),
    ).toContain("Close the binding after the name: ${form.age} > 17 && ${data.adult}.");
  });

  it.each([
    ["`'Hello ' ${data.note}", "the back-quote at the beginning is not closed"],
    ["'Hello ' ${data.note}`", "the back-quote at the end is not opened"],
  ])("has a finding about its back-quote: %s", (written, message) => {
    expect(theFinding(inText(written))).toContain(message);
  });

  it("has a finding about its back-quote even if no text is allowed", () => {
    expect(
      theFinding(aDocumentWith([`${pathOf.email}.visible`, "`${data.adult} == true"])),
    ).toContain("the back-quote at the beginning is not closed");
  });
});

describe("a missing route", () => {
  const flow = (routing_model: JsonObject, version: string): JsonObject => ({
    version,
    routing_model,
    screens: screensLeading({ A: ["B"], B: ["C"], C: [] }, ["C"]),
  });

  it.each([
    ["the entry screen's", { A: [], B: ["C"], C: [] }, 'Add "B" to the destinations of A'],
    ["another's", { A: ["B"], B: [], C: [] }, 'Add "C" to the destinations of B'],
  ])("has one error with the route to add: %s", (_given, model, hint) => {
    for (const version of ["6.2", "6.3", "7.2", "7.3"]) {
      expect(theFinding(flow(model, version))).toContain(hint);
      expect(findingsIn(flow(model, version))[0]?.severity).toBe("error");
    }
  });

  it("is reported at the screen that lacks it if no action shows it", () => {
    const exchange = { name: "data_exchange", payload: {} };
    const screens = ["A", "B", "C"].map((id) => ({
      id,
      title: id,
      ...(id === "C" && { terminal: true }),
      layout: {
        type: "SingleColumnLayout",
        children: [{ type: "Footer", label: "Next", "on-click-action": exchange }],
      },
    }));
    const document = {
      version: "7.3",
      data_api_version: "3.0",
      routing_model: { A: [], B: ["C"], C: [] },
      screens,
    };

    expect(theFinding(document)).toContain('Add "B" to the destinations of A');
    expect(findingsIn(document)[0]?.path).toBe("screens[0].id");
  });
});

describe("a value of the wrong type", () => {
  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      "a string as the label of a range",
      showing(range({ label: "Stay" })),
      '{"start-date": "A label", "end-date": "A label"}',
    ],
    [
      "strings as options",
      showing(dropdown({ "data-source": ["Red", "Light blue"] })),
      '{"id": "red", "title": "Red"}',
    ],
    [
      "a string as the target of a navigate",
      aDocumentWith([`${pathOf.next}.on-click-action.next`, "DETAILS"]),
      '{"type": "screen", "name": "DETAILS"}',
    ],
    [
      "a string as an action",
      aDocumentWith([`${pathOf.send}.on-click-action`, "complete"]),
      '{"name": "navigate", "next": {"type": "screen", "name": "…"}, "payload": {}}',
    ],
    [
      "an option as an array of options",
      showing(dropdown({ "data-source": { id: "a", title: "A" } })),
      '[{"id": "…", "title": "…"}]',
    ],
  ])("has a hint with an example: %s", (_given, document, shape) => {
    expect(theFinding(document)).toContain(shape);
  });
});

describe("a property with another name", () => {
  const picker = { type: "PhotoPicker", name: "photo", label: "Photo" };

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      "title for label",
      without({ ...input(), title: "E-mail" }, "label"),
      "Rename `title` to `label`",
    ],
    [
      "options for data-source",
      without({ ...dropdown(), options: [{ id: "a", title: "A" }] }, "data-source"),
      "Rename `options` to `data-source`",
    ],
    [
      "value and label in options",
      dropdown({
        "data-source": ["red", "blue", "green"].map((value) => ({ value, label: value })),
      }),
      "Rename `value` to `id` and `label` to `title`",
    ],
    ["content for text", { type: "TextBody", content: "Hello" }, "Rename `content` to `text`"],
    [
      "an invented name for label",
      without({ ...input(), question: "E-mail" }, "label"),
      "Rename `question` to `label`",
    ],
    ["placeholder", input({ placeholder: "you@example.com" }), "Did you mean `helper-text`?"],
    ["disabled", input({ disabled: true }), 'Write "enabled": false'],
    ["required on a PhotoPicker", { ...picker, required: true }, '"min-uploaded-photos": 1'],
    [
      "required on a DocumentPicker",
      { ...picker, type: "DocumentPicker", required: true },
      '"min-uploaded-documents": 1',
    ],
  ])("has one finding with the right name: %s", (_given, component, hint) => {
    expect(theFinding(showing(component))).toContain(hint);
  });
});

describe("a single mistake", () => {
  it.each<[string, readonly Edit[]]>([
    ["a missing input that several places use", [[pathOf.email, undefined]]],
    ["an input with another name", [[`${pathOf.email}.name`, "mail_of_the_customer"]]],
    ["a missing Footer of a terminal screen", [[pathOf.send, undefined]]],
    ["a missing Footer of the first screen", [[pathOf.next, undefined]]],
    ["an option without id", [[`${pathOf.colors}.data-source[0].id`, undefined]]],
    [
      "options without ids",
      [
        [`${pathOf.colors}.data-source[0].id`, undefined],
        [`${pathOf.colors}.data-source[1].id`, undefined],
      ],
    ],
  ])("has one finding: %s", (_given, edits) => {
    const useOfEmail: Edit = [
      `${pathOf.shownAge}.text`,
      "`${screen.WELCOME.form.email} ' ' ${data.age}`",
    ];

    expect(() => theFinding(aDocumentWith(useOfEmail, ...edits))).not.toThrow();
  });
});

describe("a text above the lower of Meta's two limits", () => {
  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      "the documentation's",
      { type: "EmbeddedLink", text: "x".repeat(26), "on-click-action": openUrl },
      "25 are the most that Meta documents (its client draws up to 30)",
    ],
    [
      "the client's",
      range({ label: { "start-date": "x".repeat(21), "end-date": "To" } }),
      "20 are the most that Meta's client draws (its documentation allows 40)",
    ],
  ])("has a finding that names both: %s", (_given, component, limits) => {
    expect(theFinding(showing(component))).toContain(limits);
  });
});
