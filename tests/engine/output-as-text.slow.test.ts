import * as pulumi from "@pulumi/pulumi";
import { startEmulator } from "kaleyra-emulator";

import { aDocument } from "../support/documents";
import { aFlow, type FlowArgs, flows } from "../support/flows";
import { TestStack } from "../support/stack";

const base = pulumi.output({ name: "orders", host: "flows.example.com" });
// Both are Pulumi's message about an output that is used as a string, instead of the value.
const asText = String(base.name);
const asJson = JSON.stringify(base);

interface Mistake {
  readonly given: string;
  readonly args: Partial<FlowArgs>;
  /** The property or the path in the document that the message names. */
  readonly expected: string;
}

const mistakes: readonly Mistake[] = [
  { given: "a heading", args: { flowJson: aDocument(`Order ${asText}`) }, expected: "screens[0]" },
  {
    given: "a text of a document, unchecked",
    args: { flowJson: JSON.stringify(aDocument(`Order ${asText}`)), flowJsonValidation: "Off" },
    expected: "screens[0]",
  },
  { given: "a document as JSON", args: { flowJson: asJson }, expected: "flowJson" },
  { given: "a document as text", args: { flowJson: asText }, expected: "flowJson" },
  {
    given: "JSON in a heading, ignored",
    args: {
      flowJson: aDocument(JSON.stringify({ base: asText })),
      flowJsonIgnore: ["KALEYRA_OUTPUT_AS_TEXT"],
    },
    expected: "screens[0]",
  },
  { given: "a name", args: { name: `Order ${asText}` }, expected: "name" },
  {
    given: "an endpoint",
    args: { endpointUri: `https://example.com/${asText}` },
    expected: "endpointUri",
  },
  { given: "a category", args: { categories: [asText] }, expected: "categories" },
];

it.each(mistakes)(
  "an output as text is refused with a hint: $given",
  async ({ args, expected }) => {
    await using service = await startEmulator();
    const program = flows({ form: aFlow({ publish: true, ...args }) });
    await using stack = await TestStack.create({ kaleyra: service, program });

    const runs = [await stack.preview(), await stack.up()];

    for (const run of runs) {
      expect(run.ok).toBe(false);
      expect(run.output).toContain("an output was turned into text");
      expect(run.output).toContain("pulumi.interpolate");
      expect(run.output).toContain("pulumi.jsonStringify");
      expect(run.output).toContain(expected);
    }
    expect(service.flows()).toEqual([]);
  },
);

it.each([
  ["a blank", "https://flows.example.com/a b"],
  ["a blank before it", " https://flows.example.com/"],
  ["a non-breaking blank", "https://flows.example.com/a\u00A0b"],
  ["a tab", "https://flows.example.com/\ta"],
  ["a line's end", "https://flows.example.com/\n"],
  ["a byte order mark", "\uFEFFhttps://flows.example.com/"],
  ["a zero-width blank", "https://flows.example.com/\u200B"],
])("an endpoint with %s is refused", async (_name, endpointUri) => {
  await using service = await startEmulator();
  const program = flows({ form: aFlow({ endpointUri }) });
  await using stack = await TestStack.create({ kaleyra: service, program });

  const run = await stack.preview();

  expect(run.ok).toBe(false);
  expect(run.output).toMatch(/endpointUri.*no white space/s);
});
