import * as pulumi from "@pulumi/pulumi";
import { startEmulator } from "kaleyra-emulator";

import { Flow } from "../support/adapter";
import { aFlow, type FlowArgs, flows, operations } from "../support/flows";
import type { Run } from "../support/run";
import { TestStack } from "../support/stack";

type Document = Readonly<Record<string, unknown>>;

const footer = (label: string) => ({
  type: "Footer",
  label,
  "on-click-action": { name: "complete", payload: {} },
});
const screen = (id: string, ...children: object[]) => ({
  id,
  title: "Title",
  terminal: true,
  layout: { type: "SingleColumnLayout", children: [...children, footer("Send")] },
});
const document = (...screens: object[]): Document => ({ version: "7.3", screens });
const withLabel = (label: string) =>
  document(screen("FIRST", { type: "TextHeading", text: "Hello" }), {
    ...screen("SUMMARY"),
    layout: { type: "SingleColumnLayout", children: [footer(label)] },
  });
const relabeled = 'screen SUMMARY › Footer label: "Book nower" → "Book it!"';

/** The run's info messages in `--json`: their resource and their lines. */
function infosOf({ events }: Run): readonly { readonly name: string; readonly lines: string[] }[] {
  return events.flatMap(({ diagnosticEvent }) => {
    if (diagnosticEvent?.severity !== "info" || diagnosticEvent.urn === undefined) return [];
    const { urn, message } = diagnosticEvent;
    return [{ name: urn.split("::").at(-1) ?? "", lines: message.trim().split("\n") }];
  });
}

/** The connections of the screens do not matter here. */
const booking = (args: Partial<FlowArgs>) => aFlow({ flowJsonValidation: "Off", ...args });
const program = (args: Partial<FlowArgs>) => flows({ booking: booking(args) });

describe("a preview", () => {
  it.each([
    { form: "an object", of: (value: Document) => value as FlowArgs["flowJson"] },
    { form: "a text", of: (value: Document) => JSON.stringify(value) },
    { form: "a text with layout", of: (value: Document) => JSON.stringify(value, null, 2) },
  ])("shows on the flow's row what changes in $form, once", async ({ of }) => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: program({ flowJson: of(withLabel("Book nower")) }),
    });
    const made = await stack.up();
    const changed = program({ flowJson: of(withLabel("Book it!")) });
    const calls = operations(service).length;

    const preview = await stack.preview(changed, { diff: false });
    const callsOfPreview = operations(service).length - calls;
    const updated = await stack.up(changed);
    const unchanged = await stack.preview(changed);
    const refreshed = await stack.refresh();

    expect(infosOf(preview)).toEqual([{ name: "booking", lines: [relabeled] }]);
    expect(preview.output).toContain(`(booking):\n    ${relabeled}\n`);
    expect(callsOfPreview).toBe(0);
    for (const run of [made, updated, unchanged, refreshed]) {
      expect(run.ok).toBe(true);
      expect(infosOf(run)).toEqual([]);
    }
    expect(await stack.stateText()).not.toMatch(
      /__program|isPreview|documentIsSecret|showsFailures/,
    );
  });

  it("shows an inserted screen as one change, and a moved one", async () => {
    await using service = await startEmulator();
    const [a, b, c, d] = ["A", "B", "C", "D"].map((id) => screen(id));
    await using stack = await TestStack.create({
      kaleyra: service,
      program: program({ flowJson: document(a ?? {}, b ?? {}, c ?? {}) }),
    });
    await stack.up();

    const inserted = await stack.preview(
      program({ flowJson: document(a ?? {}, d ?? {}, b ?? {}, c ?? {}) }),
    );
    const moved = await stack.preview(program({ flowJson: document(b ?? {}, c ?? {}, a ?? {}) }));

    expect(infosOf(inserted)).toEqual([{ name: "booking", lines: ["screen D: added"] }]);
    expect(infosOf(moved)).toEqual([{ name: "booking", lines: ["screen A: moved"] }]);
  });

  it("stays readable for many changes", async () => {
    await using service = await startEmulator();
    const texts = (word: string) =>
      document(
        ...Array.from({ length: 10 }, (_, index) =>
          screen(
            `S_${"ABCDEFGHIJ"[index]}`,
            ...Array.from({ length: 49 }, (__, n) => ({ type: "TextBody", text: `${word} ${n}` })),
          ),
        ),
      );
    const many = (word: string) => program({ flowJson: texts(word) });
    await using stack = await TestStack.create({ kaleyra: service, program: many("old") });
    await stack.up();

    const [info] = infosOf(await stack.preview(many("new")));

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

    expect(infosOf(replaced)).toEqual([{ name: "booking", lines: [relabeled] }]);
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

    const rows = run.events.flatMap(({ diagnosticEvent }) =>
      diagnosticEvent?.message.startsWith("kaleyra: ") === true
        ? [diagnosticEvent.urn?.split("::").at(-1)]
        : [],
    );
    expect(rows).toEqual(["booking"]);
    expect(run.warnings).toEqual([expect.stringContaining("is PUBLISHED; changing flowJson")]);
  });
});
