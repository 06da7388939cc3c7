import * as pulumi from "@pulumi/pulumi";
import { startEmulator } from "kaleyra-emulator";

import { Flow } from "../support/adapter";
import { aFlow, type FlowArgs, flows, operations } from "../support/flows";
import type { Run } from "../support/run";
import { TestStack } from "../support/stack";

type Document = Readonly<Record<string, unknown>>;

const aFooter = (label: string) => ({
  type: "Footer",
  label,
  "on-click-action": { name: "complete", payload: {} },
});
const aScreen = (id: string, ...children: object[]) => ({
  id,
  title: "Title",
  terminal: true,
  layout: { type: "SingleColumnLayout", children: [...children, aFooter("Send")] },
});
const documentOf = (...screens: object[]): Document => ({ version: "7.3", screens });
/** A document of two screens; the label is that of the second one's Footer. */
const withLabel = (label: string) =>
  documentOf(aScreen("FIRST", { type: "TextHeading", text: "Hello" }), {
    ...aScreen("SUMMARY"),
    layout: { type: "SingleColumnLayout", children: [aFooter(label)] },
  });
/** The line about a change of the label. */
const labelChange = 'screen SUMMARY › Footer label: "Book nower" → "Book it!"';

/** The engine's info messages about a resource: its name in the program, and the lines. */
function infosOf({ events }: Run): readonly { readonly name: string; readonly lines: string[] }[] {
  return events.flatMap(({ diagnosticEvent }) => {
    if (diagnosticEvent?.severity !== "info" || diagnosticEvent.urn === undefined) return [];
    const { urn, message } = diagnosticEvent;
    return [{ name: urn.split("::").at(-1) ?? "", lines: message.trim().split("\n") }];
  });
}

/** A flow whose document is not checked, since no screen leads to another one. */
const booking = (args: Partial<FlowArgs>) => aFlow({ flowJsonValidation: "Off", ...args });
const program = (args: Partial<FlowArgs>) => flows({ booking: booking(args) });

describe("a preview", () => {
  it.each([
    { form: "an object", flowJsonOf: (value: Document) => value as FlowArgs["flowJson"] },
    { form: "a text", flowJsonOf: (value: Document) => JSON.stringify(value) },
    { form: "an indented text", flowJsonOf: (value: Document) => JSON.stringify(value, null, 2) },
  ])("shows once, on the flow's row, what changes in $form", async ({ flowJsonOf }) => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: program({ flowJson: flowJsonOf(withLabel("Book nower")) }),
    });
    const created = await stack.up();
    const changed = program({ flowJson: flowJsonOf(withLabel("Book it!")) });
    service.clearRequests();

    const preview = await stack.preview(changed, { diff: false });
    const operationsOfPreview = operations(service);
    const updated = await stack.up(changed);
    const unchanged = await stack.preview(changed);
    const refreshed = await stack.refresh();

    expect(infosOf(preview)).toEqual([{ name: "booking", lines: [labelChange] }]);
    expect(preview.output).toContain(`(booking):\n    ${labelChange}\n`);
    expect(operationsOfPreview).toEqual([]);
    for (const run of [created, updated, unchanged, refreshed]) {
      expect(run.ok).toBe(true);
      expect(infosOf(run)).toEqual([]);
    }
    // The names in provider/dynamic/program-inputs.ts.
    expect(await stack.stateText()).not.toMatch(
      /__program|isPreview|documentIsSecret|showsFailures/,
    );
  });

  it("shows an inserted screen as one change, and a moved one", async () => {
    await using service = await startEmulator();
    const withScreens = (...ids: readonly string[]) =>
      program({ flowJson: documentOf(...ids.map((id) => aScreen(id))) });
    await using stack = await TestStack.create({
      kaleyra: service,
      program: withScreens("A", "B", "C"),
    });
    await stack.up();

    const inserted = await stack.preview(withScreens("A", "D", "B", "C"));
    const moved = await stack.preview(withScreens("B", "C", "A"));

    expect(infosOf(inserted)).toEqual([{ name: "booking", lines: ["screen D: added"] }]);
    expect(infosOf(moved)).toEqual([{ name: "booking", lines: ["screen A: moved"] }]);
  });

  it("stays readable for many changes", async () => {
    await using service = await startEmulator();
    // Ten screens with 49 texts each.
    const withTexts = (word: string) => {
      const texts = Array.from({ length: 49 }, (_, n) => ({
        type: "TextBody",
        text: `${word} ${n}`,
      }));
      const screens = [..."ABCDEFGHIJ"].map((letter) => aScreen(`S_${letter}`, ...texts));
      return program({ flowJson: documentOf(...screens) });
    };
    await using stack = await TestStack.create({ kaleyra: service, program: withTexts("old") });
    await stack.up();

    const [info] = infosOf(await stack.preview(withTexts("new")));

    // The first twelve changes, and the number of the others.
    expect(info?.lines).toHaveLength(13);
    expect(info?.lines[0]).toBe('screen S_A › TextBody #1 text: "old 0" → "new 0"');
    expect(info?.lines.at(-1)).toBe("and 478 more");
  });

  it("also covers a replaced flow and unknown values", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: program({ flowJson: withLabel("Book nower"), wabaId: "200000000000000101" }),
    });
    await stack.up();

    const replaced = await stack.preview(
      program({ flowJson: withLabel("Book it!"), wabaId: "200000000000000103" }),
    );
    const unknown = await stack.preview(() => {
      const source = new Flow("source", aFlow());
      const label: unknown = source.id;
      new Flow("booking", booking({ flowJson: withLabel(label as string) }));
      return Promise.resolve();
    });

    expect(infosOf(replaced)).toEqual([{ name: "booking", lines: [labelChange] }]);
    expect(infosOf(unknown)).toEqual([
      {
        name: "booking",
        lines: ['screen SUMMARY › Footer label: "Book nower" → not known yet'],
      },
    ]);
  });

  it.each<{ given: string; secret: (label: string) => FlowArgs["flowJson"] }>([
    { given: "a secret text", secret: (label) => pulumi.secret(JSON.stringify(withLabel(label))) },
    { given: "a secret object", secret: (label) => pulumi.secret(withLabel(label)) },
    {
      given: "an object with a secret in it",
      // Pulumi accepts an output at any place of the document; the helper's type does not.
      secret: (label) => withLabel(pulumi.secret(label) as unknown as string),
    },
    {
      given: "a document that a transform of the stack makes secret",
      secret: (label) => {
        pulumi.runtime.registerStackTransformation(({ props, opts }) => ({
          props: { ...props, flowJson: pulumi.secret(props["flowJson"]) },
          opts,
        }));
        return withLabel(label);
      },
    },
  ])("shows nothing of $given", async ({ secret }) => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: () => program({ flowJson: secret("Rosebud one") })(),
    });
    await stack.up();

    const preview = await stack.preview(() => program({ flowJson: secret("Rosebud two") })());

    expect(preview.changes).toMatchObject({ update: 1 });
    expect(infosOf(preview)).toEqual([
      {
        name: "booking",
        lines: ["flowJson may hold secrets, so what changes in it is not shown"],
      },
    ]);
    expect(preview.output).not.toContain("Rosebud");
  });
});

describe("a warning", () => {
  it("is on the flow's row", async () => {
    await using service = await startEmulator();
    const live = (label: string) => booking({ publish: true, flowJson: withLabel(label) });
    await using stack = await TestStack.create({
      kaleyra: service,
      program: flows({ booking: live("a") }),
    });
    await stack.up();

    const run = await stack.preview(flows({ booking: live("b") }));

    const diagnostics = run.events.flatMap(({ diagnosticEvent }) => diagnosticEvent ?? []);
    const warnings = diagnostics.filter(({ message }) => message.startsWith("kaleyra: "));
    expect(warnings.map(({ urn }) => urn?.split("::").at(-1))).toEqual(["booking"]);
    expect(run.warnings).toEqual([expect.stringContaining("is PUBLISHED; changing flowJson")]);
  });
});
