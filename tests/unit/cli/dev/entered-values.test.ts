import type { Json, JsonObject } from "../../../../provider/flow-json/json";
import { day, group, photo, range, several } from "./inputs";
import { complete, documentOf, footer, screenOf, startedRun, tapFooter, submit } from "./support";

describe("an input that is filled in", () => {
  /** A file as WhatsApp sends it, with the placeholders of `kaleyra-flows dev`. */
  const sentFile = {
    file_name: "a.jpg",
    mime_type: "image/jpeg",
    sha256: "EXAMPLE_SHA256",
    id: "EXAMPLE_MEDIA_ID",
  };

  it.each<[string, JsonObject, Json | undefined, Json | undefined]>([
    ["text", { type: "TextInput", label: "X", required: true, "min-chars": 2 }, "ab", "ab"],
    ["a pattern", { type: "TextInput", label: "X", pattern: "007" }, "agent 007", "agent 007"],
    ["a number", { type: "TextInput", label: "X", "input-type": "number" }, "12.5", 12.5],
    ["a passcode", { type: "TextInput", label: "X", "input-type": "passcode" }, "1234", 1234],
    [
      "a passcode with zeros",
      { type: "TextInput", label: "X", "input-type": "passcode" },
      "0042",
      "0042",
    ],
    ["an email", { type: "TextInput", label: "X", "input-type": "email" }, "a@b.co", "a@b.co"],
    [
      "a phone",
      { type: "TextInput", label: "X", "input-type": "phone" },
      "+39 06 1234",
      "+39 06 1234",
    ],
    ["a password", { type: "TextInput", label: "X", "input-type": "password" }, "s3cret", "s3cret"],
    ["nothing", { type: "TextInput", label: "X" }, undefined, ""],
    [
      "no value for a number",
      { type: "TextInput", label: "X", "input-type": "number" },
      undefined,
      undefined,
    ],
    ["an area", { type: "TextArea", label: "X" }, "a\nb", "a\nb"],
    ["a radio button", { type: "RadioButtonsGroup", ...group }, "b", "b"],
    ["an option", { type: "Dropdown", ...group }, "c", "c"],
    ["checkboxes", { type: "CheckboxGroup", ...several }, ["a", "c"], ["a", "c"]],
    ["no checkboxes", { type: "CheckboxGroup", ...several }, undefined, []],
    ["chips", { type: "ChipsSelector", ...several }, ["a", "b"], ["a", "b"]],
    ["an OptIn", { type: "OptIn", label: "X", required: true }, true, true],
    ["an OptIn left out", { type: "OptIn", label: "X" }, undefined, false],
    ["a day", { type: "DatePicker", label: "X", ...day }, "2027-01-10", "2027-01-10"],
    [
      "a Monday",
      { type: "CalendarPicker", label: "X", "include-days": ["Mon"] },
      "2027-01-11",
      "2027-01-11",
    ],
    [
      "a range",
      { ...range, "min-days": 2, "max-days": 2 },
      { "start-date": "2027-01-11", "end-date": "2027-01-12" },
      { "start-date": "2027-01-11", "end-date": "2027-01-12" },
    ],
    [
      "a photo",
      { type: "PhotoPicker", label: "X", "min-uploaded-photos": 1 },
      [photo(9)],
      [sentFile],
    ],
    ["a document", { type: "DocumentPicker", label: "X" }, [photo(9)], [sentFile]],
  ])("sends %s", async (_, component, entered, value) => {
    const { error, payload } = await submit(component, entered);

    // A flow sends its token in every payload.
    expect([error, payload]).toStrictEqual([
      undefined,
      { ...(value !== undefined && { input: value }), flow_token: "flow-token" },
    ]);
  });

  it("sends a day as milliseconds before 5.0", async () => {
    const picker = {
      type: "DatePicker",
      label: "X",
      "min-date": String(Date.UTC(2027, 0, 1)),
      "max-date": String(Date.UTC(2030, 0, 1)),
    };

    const { payload } = await submit(picker, "2027-01-10", "4.0");
    expect(payload?.["input"]).toBe(String(Date.UTC(2027, 0, 10)));
    expect((await submit(picker, "2026-01-10", "4.0")).error).toBe(
      "Choose 2027-01-01 or a later day.",
    );
  });
});

describe("an initial value that refers to other inputs", () => {
  const input = (name: string, initial: string): JsonObject => ({
    type: "TextInput",
    name,
    label: name,
    "init-value": initial,
  });
  const last = input("a100", "end");

  it.each([
    ["bindings", (next: string) => `\${form.${next}}`, "end"],
    [
      "expressions",
      (next: string) => `\`(\${form.${next}} == \${form.${next}}) || false\``,
      "true",
    ],
  ])("is evaluated once, in a chain of %s", async (_, refer, initial) => {
    // Evaluated twice at each of 100 steps, it would never end.
    const chain = Array.from({ length: 100 }, (_none, index) =>
      input(`a${index}`, refer(`a${index + 1}`)),
    );
    const run = await startedRun(documentOf([screenOf("START", [...chain, last])]));

    expect(String(run.inputs.get("a0")?.entered)).toBe(initial);
    await run.enter("a1", "typed");
    // A binding follows the text; the expression is true for any.
    expect(String(run.inputs.get("a0")?.entered)).toBe(initial === "end" ? "typed" : "true");
  });

  it("is evaluated once although all refer to all", async () => {
    const names = Array.from({ length: 30 }, (_, index) => `a${index}`);
    const all = `\`${names.map((name) => `(\${form.${name}} == 'x')`).join(" || ")}\``;
    const components = [...names.map((name) => input(name, all)), footer(complete())];
    const run = await startedRun(documentOf([screenOf("START", components)]));

    expect(run.inputs.size).toBe(30);
    await tapFooter(run);
    expect(run.completion).toBeDefined();
  });

  it("is refused if its text doubles at each of 100 steps", async () => {
    const chain = Array.from({ length: 100 }, (_, index) =>
      input(`a${index}`, `\`\${form.a${index + 1}} \${form.a${index + 1}}\``),
    );
    const run = await startedRun(documentOf([screenOf("START", [...chain, last])]));

    expect(() => run.inputs).toThrow("a text of more than 10000000 characters");
  });
});

describe("a list of 100,000 options", () => {
  it("is deselected as a whole", async () => {
    const ids = Array.from({ length: 100_000 }, (_, index) => `id${index}`);
    const box = {
      type: "CheckboxGroup",
      name: "many",
      label: "Many",
      "data-source": ids.map((id) => ({ id, title: id })),
      "init-value": ids,
    };
    const run = await startedRun(documentOf([screenOf("START", [box])]));

    await run.enter("many", []);
    expect(run.inputs.get("many")?.value).toStrictEqual([]);
  });
});
