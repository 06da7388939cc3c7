import type { Json, JsonObject } from "../../../../provider/flow-json/json";
import { day, group, photo, range, several } from "./inputs";
import { complete, documentOf, footer, screenOf, startedRun, tapFooter, submit } from "./support";

describe("an input that is filled in wrongly", () => {
  it.each<[string, JsonObject, Json | undefined, string]>([
    [
      "an empty TextInput",
      { type: "TextInput", label: "X", required: true },
      undefined,
      "Fill this in.",
    ],
    ["a blank TextInput", { type: "TextInput", label: "X", required: true }, "  ", "Fill this in."],
    [
      "a short text",
      { type: "TextInput", label: "X", "min-chars": 3 },
      "ab",
      "Enter at least 3 characters.",
    ],
    [
      "a long text",
      { type: "TextInput", label: "X", "max-chars": 3 },
      "abcd",
      "Enter at most 3 characters.",
    ],
    [
      "a text over the default limit",
      { type: "TextInput", label: "X" },
      "x".repeat(81),
      "Enter at most 80 characters.",
    ],
    [
      "a word as a number",
      { type: "TextInput", label: "X", "input-type": "number" },
      "ten",
      "Enter a number.",
    ],
    [
      "a word as a passcode",
      { type: "TextInput", label: "X", "input-type": "passcode" },
      "12a",
      "Enter digits only.",
    ],
    [
      "a word as an email",
      { type: "TextInput", label: "X", "input-type": "email" },
      "a@b",
      "Enter an email address.",
    ],
    [
      "a word as a phone",
      { type: "TextInput", label: "X", "input-type": "phone" },
      "call me",
      "Enter a phone number.",
    ],
    [
      "a text against a pattern",
      { type: "TextInput", label: "X", pattern: "^[a-z]{2}$" },
      "abc",
      "Enter it in the right format.",
    ],
    [
      "an empty TextArea",
      { type: "TextArea", label: "X", required: true },
      undefined,
      "Fill this in.",
    ],
    [
      "a long TextArea",
      { type: "TextArea", label: "X", "max-length": 5 },
      "abcdef",
      "Enter at most 5 characters.",
    ],
    [
      "no radio button",
      { type: "RadioButtonsGroup", ...group, required: true },
      undefined,
      "Choose an option.",
    ],
    [
      "no option of a Dropdown",
      { type: "Dropdown", ...group, required: true },
      "",
      "Choose an option.",
    ],
    [
      "an option that is not there",
      { type: "Dropdown", ...group, required: true },
      "z",
      "Choose an option.",
    ],
    ["no checkbox", { type: "CheckboxGroup", ...group, required: true }, [], "Choose an option."],
    [
      "too few checkboxes",
      { type: "CheckboxGroup", ...several },
      ["a"],
      "Choose at least 2 options.",
    ],
    [
      "too many chips",
      { type: "ChipsSelector", ...several },
      ["a", "b", "c"],
      "Choose at most 2 options.",
    ],
    [
      "no chip",
      { type: "ChipsSelector", ...group, required: true },
      undefined,
      "Choose an option.",
    ],
    [
      "an unchecked OptIn",
      { type: "OptIn", label: "X", required: true },
      false,
      "Check this box to continue.",
    ],
    ["no day", { type: "DatePicker", label: "X", required: true }, undefined, "Choose a day."],
    [
      "an early day",
      { type: "DatePicker", label: "X", ...day },
      "2027-01-09",
      "Choose 2027-01-10 or a later day.",
    ],
    [
      "a late day",
      { type: "DatePicker", label: "X", ...day },
      "2027-01-21",
      "Choose 2027-01-20 or an earlier day.",
    ],
    [
      "an unavailable day",
      { type: "DatePicker", label: "X", ...day },
      "2027-01-15",
      "Choose another day: this one is not available.",
    ],
    [
      "no day in a calendar",
      { type: "CalendarPicker", label: "X", required: true },
      undefined,
      "Choose a day.",
    ],
    [
      "a Sunday",
      { type: "CalendarPicker", label: "X", "include-days": ["Mon", "Tue"] },
      "2027-01-10",
      "Choose another day: this one is not available.",
    ],
    [
      "half a range",
      { ...range, required: { "start-date": true, "end-date": true } },
      { "start-date": "2027-01-10" },
      "Choose both days.",
    ],
    [
      "a range backwards",
      range,
      { "start-date": "2027-01-12", "end-date": "2027-01-11" },
      "Choose a last day that is not before the first.",
    ],
    [
      "a short range",
      { ...range, "min-days": 3 },
      { "start-date": "2027-01-10", "end-date": "2027-01-11" },
      "Choose at least 3 days.",
    ],
    [
      "a long range",
      { ...range, "max-days": 1 },
      { "start-date": "2027-01-10", "end-date": "2027-01-11" },
      "Choose at most 1 day.",
    ],
    [
      "a range outside",
      { ...range, ...day },
      { "start-date": "2027-01-12", "end-date": "2027-02-01" },
      "Choose 2027-01-20 or an earlier day.",
    ],
    [
      "too few photos",
      { type: "PhotoPicker", label: "X", "min-uploaded-photos": 1 },
      undefined,
      "Add at least 1 photo.",
    ],
    [
      "too many photos",
      { type: "PhotoPicker", label: "X", "max-uploaded-photos": 1 },
      [photo(1), photo(1)],
      "Add at most 1 photo.",
    ],
    [
      "a large photo",
      { type: "PhotoPicker", label: "X", "max-file-size-kb": 1 },
      [photo(1025)],
      "Choose files of at most 1 kB.",
    ],
    [
      "a document of another type",
      { type: "DocumentPicker", label: "X", "allowed-mime-types": ["application/pdf"] },
      [photo(1)],
      "Choose files of another type.",
    ],
  ])("%s has a message, and the flow stays", async (_, component, entered, message) => {
    expect(await submit(component, entered)).toStrictEqual({ error: message, payload: undefined });
  });
});

describe("an input with an unknown input-type", () => {
  it.each(["constructor", "__proto__", "toString"])("accepts any text: %s", async (type) => {
    const input = { type: "TextInput", label: "X", "input-type": type };

    expect(await submit(input, "text")).toMatchObject({
      error: undefined,
      payload: { input: "text" },
    });
  });
});

describe("the inputs to validate", () => {
  it("are those that are shown and enabled", async () => {
    const needed = { type: "TextInput", label: "X", required: true };
    const run = await startedRun(
      documentOf([
        screenOf("START", [
          { ...needed, name: "hidden", visible: false },
          { ...needed, name: "off", enabled: false },
          { type: "If", condition: "${form.more}", then: [{ ...needed, name: "inside" }] },
          { type: "OptIn", name: "more", label: "More" },
          footer(complete()),
        ]),
      ]),
    );

    await run.enter("more", true);
    await tapFooter(run);
    expect(run.completion).toBeUndefined();
    expect(
      [...run.inputs.values()].flatMap(({ name, error }) => (error ? [name] : [])),
    ).toStrictEqual(["inside"]);
    await run.enter("more", false);
    await tapFooter(run);
    expect(run.completion?.payload).toStrictEqual({ flow_token: "flow-token" });
  });
});

describe("the message of a document", () => {
  const data = {
    problems: {
      type: "object",
      properties: { mail: { type: "string" } },
      __example__: { mail: "Known already." },
    },
    none: { type: "string", __example__: "" },
  };
  const mail = {
    type: "TextInput",
    name: "mail",
    label: "Mail",
    "input-type": "email",
    required: true,
  };

  // The messages before and after a tap: one from the data is shown at once.
  it.each<[string, JsonObject, readonly (string | undefined)[]]>([
    ["of the input", { ...mail, "error-message": "Not a mail." }, [undefined, "Not a mail."]],
    [
      "of its Form",
      { type: "Form", name: "f", "error-messages": { mail: "Not a mail." }, children: [mail] },
      [undefined, "Not a mail."],
    ],
    [
      "from the data",
      { ...mail, "error-message": "${data.problems.mail}" },
      ["Known already.", "Known already."],
    ],
    [
      "for all inputs from the data",
      { type: "Form", name: "f", "error-messages": "${data.problems}", children: [mail] },
      ["Known already.", "Known already."],
    ],
    ["that is empty", { ...mail, "error-message": "${data.none}" }, [undefined, "Fill this in."]],
  ])("%s replaces the built-in message", async (_, component, [beforeTap, afterTap]) => {
    const screen = screenOf("START", [component, footer(complete())], { data });
    const run = await startedRun(documentOf([screen]));

    expect(run.inputs.get("mail")?.error).toBe(beforeTap);
    await tapFooter(run);
    expect(run.inputs.get("mail")?.error).toBe(afterTap);
    await run.enter("mail", "a@b.co");
    expect(run.inputs.get("mail")?.error).toBeUndefined();
  });
});
