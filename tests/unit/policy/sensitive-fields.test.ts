import { sensitiveFields } from "pulumi-kaleyra-policy";

import { aFormOf, anInput } from "../../support/documents";
import { remediated, unknown, violationsOf } from "./run-policy";

/** A flow of one screen with one input. */
const aFlowWith = (input: object, options: Parameters<typeof aFormOf>[1] = {}) => ({
  props: { flowJson: aFormOf([input], options) },
});

describe("sensitiveFields", () => {
  it.each([
    { given: "a name in snake case", input: anInput("first_name", "A") },
    { given: "a name in camel case", input: anInput("dateOfBirth", "A") },
    { given: "a label", input: anInput("a", "Your e-mail") },
    { given: "a label in capitals", input: anInput("a", "PAN (optional)") },
    { given: "the type of an input", input: anInput("a", "A", { "input-type": "phone" }) },
    { given: "the name of a date", input: { type: "DatePicker", name: "dob", label: "A" } },
    {
      given: "the name of a field in a Form",
      input: { type: "Form", name: "form", children: [anInput("iban", "A")] },
    },
    {
      given: "the name of a field in a branch",
      input: { type: "If", condition: "${data.x}", then: [anInput("ssn", "A")] },
    },
  ])("recognizes a field for personal data by $given", async ({ input }) => {
    await expect(violationsOf(sensitiveFields, aFlowWith(input))).resolves.toEqual([
      expect.stringMatching(/is for personal data.*Add ".+" to `sensitive` of the screen FORM\.$/),
    ]);
  });

  it.each([
    { given: "a word within a word", input: anInput("company", "Companion") },
    { given: "a label that is not known yet", input: anInput("a", "${data.phone}") },
    { given: "a label that is an output", input: anInput("a", unknown) },
    {
      given: "a password, which is never shown",
      input: anInput("account_number", "A", { "input-type": "password" }),
    },
    {
      given: "an OptIn, which is always shown",
      input: { type: "OptIn", name: "email", label: "Email me" },
    },
    { given: "a text", input: { type: "TextBody", text: "Your phone" } },
  ])("accepts $given", async ({ input }) => {
    await expect(violationsOf(sensitiveFields, aFlowWith(input))).resolves.toEqual([]);
  });

  it.each([
    { given: "is unknown", sensitive: unknown },
    { given: "has an unknown item", sensitive: ["other", unknown] },
  ])("reports nothing if `sensitive` $given", async ({ sensitive }) => {
    const flow = aFlowWith(anInput("email", "A"), { screen: { sensitive } });

    await expect(violationsOf(sensitiveFields, flow)).resolves.toEqual([]);
    await expect(remediated(sensitiveFields, flow)).resolves.toBeUndefined();
  });

  it("suggests a later version if screens cannot have `sensitive` yet", async () => {
    const flow = aFlowWith(anInput("email", "A"), { version: "5.0" });

    await expect(violationsOf(sensitiveFields, flow)).resolves.toEqual([
      expect.stringContaining("Move the document to Flow JSON 5.1 or later"),
    ]);
    await expect(remediated(sensitiveFields, flow)).resolves.toBeUndefined();
  });

  it("recognizes words of other languages by its setting", async () => {
    const flow = {
      ...aFlowWith(anInput("a", "Ihr Geburtsdatum")),
      config: { keywords: ["Geburtsdatum"] },
    };

    await expect(violationsOf(sensitiveFields, flow)).resolves.toHaveLength(1);
  });

  it("adds a field to `sensitive`, and keeps unknown values", async () => {
    const screen = { title: unknown, sensitive: ["other"] };
    const flow = aFlowWith(anInput("email", "A"), { screen });

    const props = await remediated(sensitiveFields, flow);

    expect(props).toEqual({
      flowJson: aFormOf([anInput("email", "A")], {
        screen: { title: unknown, sensitive: ["other", "email"] },
      }),
    });
    await expect(violationsOf(sensitiveFields, flow)).resolves.toEqual([]);
  });

  it("keeps the layout of a document that is a text", async () => {
    const text = JSON.stringify(aFormOf([anInput("email", "A")]), null, 2);
    const flow = { props: { flowJson: text } };

    const props = await remediated(sensitiveFields, flow);

    const endOfScreen = "\n      }\n    }";
    const added = ',\n      "sensitive": [\n        "email"\n      ]';
    expect(text.split(endOfScreen)).toHaveLength(2);
    expect(props).toEqual({ flowJson: text.replace(endOfScreen, `\n      }${added}\n    }`) });
  });
});
