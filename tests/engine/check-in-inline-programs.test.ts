import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { startEmulator } from "kaleyra-emulator";

import { adapter, Flow } from "../support/adapter";
import { aDocument } from "../support/documents";
import { aFlow, type FlowArgs, flows, statusesAt } from "../support/flows";
import { TestStack } from "../support/stack";

const isDynamic = adapter === "dynamic";

/** A document with a component that does not exist. */
function wrong(component: string): Readonly<Record<string, unknown>> {
  const [first] = aDocument().screens;
  const children = [...(first?.layout.children ?? []), { type: component, text: "x" }];
  return { ...aDocument(), screens: [{ ...first, layout: { ...first?.layout, children } }] };
}

function named(args: Partial<FlowArgs> & { name: string }): FlowArgs {
  return aFlow({ publish: true, ...args });
}

it("fails the preview of an inline program, but nothing later in the same process", async () => {
  await using service = await startEmulator();
  const programs = {
    wrong: flows({
      a: named({ name: "a", flowJson: wrong("NoneA") }),
      b: named({ name: "b", flowJson: wrong("NoneB") }),
    }),
    right: flows({ a: named({ name: "a" }), b: named({ name: "b" }) }),
  };
  await using stack = await TestStack.create({ kaleyra: service, program: programs.wrong });

  const first = await stack.preview();
  const second = await stack.preview();
  const right = await stack.preview(programs.right);
  const update = await stack.up(programs.wrong);
  const statuses = statusesAt(service);
  const up = await stack.up(programs.right);

  expect([first, second, right, update, up].map(({ ok }) => ok)).toEqual([
    false,
    false,
    true,
    false,
    true,
  ]);
  for (const { output } of [first, second]) {
    const reported = ["NoneA", "NoneB"].filter((name) => output.includes(name));
    expect(reported).toHaveLength(isDynamic ? 2 : 1);
  }
  expect(statuses).toEqual({});
  expect(statusesAt(service)).toEqual({ a: "PUBLISHED", b: "PUBLISHED" });
});

it("finds mistakes in a document that is known only in the update, and continues from there", async () => {
  await using service = await startEmulator();
  const program =
    (component: string): PulumiFn =>
    () => {
      const { id } = new Flow("first", named({ name: "first" }));
      const flowJson = id.apply((made) => JSON.stringify({ ...wrong(component), made }));
      new Flow("second", named({ name: "second", flowJson }));
      return Promise.resolve();
    };
  const corrected: PulumiFn = () => {
    const { id } = new Flow("first", named({ name: "first" }));
    const flowJson = id.apply((made) => JSON.stringify(aDocument(made)));
    new Flow("second", named({ name: "second", flowJson }));
    return Promise.resolve();
  };
  await using stack = await TestStack.create({ kaleyra: service, program: program("None") });

  const preview = await stack.preview();
  const update = await stack.up();
  const statuses = statusesAt(service);
  const before = await stack.preview();
  const up = await stack.up(corrected);

  expect([preview.ok, update.ok, before.ok, up.ok]).toEqual([true, false, false, true]);
  expect(preview.output).not.toContain("None");
  expect([update.output, before.output]).toEqual([
    expect.stringContaining("there is no component `None`"),
    expect.stringContaining("there is no component `None`"),
  ]);
  expect(statuses).toEqual({ first: "PUBLISHED" });
  expect(statusesAt(service)).toEqual({ first: "PUBLISHED", second: "PUBLISHED" });
});

it("sees a document that a transform of the stack supplies", async () => {
  await using service = await startEmulator();
  const withTransform =
    (flowJson: unknown, given: Readonly<Record<string, unknown>>): PulumiFn =>
    () => {
      pulumi.runtime.registerResourceTransform(({ type, props, opts }) =>
        type.endsWith(":Flow") ? { props: { ...props, flowJson }, opts } : undefined,
      );
      new Flow("only", named({ name: "only", flowJson: { ...given } }));
      return Promise.resolve();
    };
  const supplied = withTransform(aDocument(), wrong("None"));
  await using stack = await TestStack.create({ kaleyra: service, program: supplied });

  const spoilt = await stack.preview(withTransform(wrong("None"), aDocument()));
  const preview = await stack.preview();
  const up = await stack.up();

  expect([spoilt.ok, preview.ok, up.ok]).toEqual([false, true, true]);
  expect(spoilt.output).toContain("there is no component `None`");
  expect(preview.output + up.output).not.toMatch(/error|None/);
  expect(statusesAt(service)).toEqual({ only: "PUBLISHED" });
});

it("shows failures next to all options and inside components, and ignores a flow that is looked up", async () => {
  await using service = await startEmulator();
  class Forms extends pulumi.ComponentResource {
    constructor(name: string, flowJson: Readonly<Record<string, unknown>>) {
      super("test:index:Forms", name);
      const parent = { parent: this };
      const base = new Flow(`${name}-base`, named({ name: `${name}-base` }), parent);
      new Flow(`${name}-inner`, named({ name: `${name}-inner`, flowJson: { ...flowJson } }), {
        ...parent,
        dependsOn: base,
        protect: true,
        aliases: [{ name: "older" }],
        retainOnDelete: true,
      });
    }
  }
  const program =
    (flowJson: Readonly<Record<string, unknown>>): PulumiFn =>
    () => {
      const forms = new Forms("forms", flowJson);
      const outer = new Flow("outer", named({ name: "outer", flowJson: { ...flowJson } }), {
        dependsOn: forms,
      });
      return Promise.resolve({ outer });
    };
  await using stack = await TestStack.create({ kaleyra: service, program: program(aDocument()) });
  const up = await stack.up();
  const made = service.flows().find(({ name }) => name === "outer")?.id ?? "";
  const looked: PulumiFn = () => {
    const { status } = Flow.get("looked", made);
    return Promise.resolve({ status });
  };

  const preview = await stack.preview(program(wrong("None")));
  const lookedUp = await stack.preview(async () => {
    await program(aDocument())();
    return looked();
  });
  const unchanged = await stack.up();

  expect([up.ok, preview.ok, lookedUp.ok, unchanged.ok]).toEqual([true, false, true, true]);
  expect(preview.output.match(/error: .*there is no component/g)).toHaveLength(isDynamic ? 2 : 1);
  expect(lookedUp.output).not.toContain("error");
  expect(unchanged.changes).toEqual({ same: 5 });
  expect(JSON.stringify(await stack.flows())).not.toContain("__program");
});
