import { startEmulator } from "kaleyra-emulator";

import { deepDocuments } from "../support/deep-documents";
import { aDocument } from "../support/documents";
import { aFlow, type FlowArgs, flows } from "../support/flows";
import { TestStack } from "../support/stack";

/** A document with the screen id SUCCESS. */
const contested = JSON.stringify(aDocument()).replaceAll("FIRST", "SUCCESS");

describe("a document that Meta's documentation refuses and its client accepts", () => {
  it("causes a warning in a preview, and is created", async () => {
    await using service = await startEmulator();
    const program = flows({ form: aFlow({ flowJson: contested }) });
    await using stack = await TestStack.create({ kaleyra: service, program });

    const preview = await stack.preview();
    const up = await stack.up();

    expect({ preview: preview.ok, up: up.ok }).toEqual({ preview: true, up: true });
    expect(preview.output).toContain("Meta's documentation reserves the screen id `SUCCESS`");
    expect(preview.output).toContain('`flowJsonValidation: "Strict"`');
    expect(service.flows()).toHaveLength(1);
  });

  it("is refused in strict validation", async () => {
    await using service = await startEmulator();
    const program = flows({ form: aFlow({ flowJson: contested, flowJsonValidation: "Strict" }) });
    await using stack = await TestStack.create({ kaleyra: service, program });

    const preview = await stack.preview();

    expect(preview.ok).toBe(false);
    expect(preview.output).toContain("Meta's documentation reserves the screen id `SUCCESS`");
    expect(service.flows()).toEqual([]);
  });
});

it("a finding in a preview shows the correct value", async () => {
  await using service = await startEmulator();
  const greeting = aDocument("`'Hello ' + ${data.name}`");
  const [screen] = greeting.screens;
  const data = { name: { type: "string", __example__: "Ada" } };
  const flowJson = { ...greeting, screens: [{ ...screen, data }] };
  await using stack = await TestStack.create({
    kaleyra: service,
    program: flows({ form: aFlow({ flowJson }) }),
  });

  const preview = await stack.preview();

  expect(preview.ok).toBe(false);
  expect(preview.output).toContain("Remove the `+`: `'Hello ' ${data.name}`.");
});

it("an unknown code in flowJsonIgnore is refused, with a suggestion", async () => {
  await using service = await startEmulator();
  const flowJsonIgnore = ["KALEYRA_UNUSED_DATA", "INVALID_PROPRTY_KEY"];
  await using stack = await TestStack.create({
    kaleyra: service,
    program: flows({ form: aFlow({ flowJson: aDocument(), flowJsonIgnore }) }),
  });

  const preview = await stack.preview();

  expect(preview.ok).toBe(false);
  expect(preview.output).toContain(
    "INVALID_PROPRTY_KEY: there is no such code; did you mean INVALID_PROPERTY_KEY?",
  );
});

// An If has two levels. As an object it stays below what Pulumi itself can serialize.
const deep = { object: deepDocuments.Ifs(200), text: deepDocuments.Ifs(5_000) };

it.each([
  { form: "an object", flowJson: JSON.parse(deep.object) as FlowArgs["flowJson"] },
  { form: "a text", flowJson: deep.text },
])(
  "a document as $form that is nested too deep is refused, even without checks",
  async ({ flowJson }) => {
    await using service = await startEmulator();
    const program = flows({ form: aFlow({ flowJson, flowJsonValidation: "Off" }) });
    await using stack = await TestStack.create({ kaleyra: service, program });

    const preview = await stack.preview();

    expect(preview.ok).toBe(false);
    expect(preview.output).toContain("nested deeper than 256 levels");
    expect(service.flows()).toEqual([]);
  },
);
