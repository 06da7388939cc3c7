import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { startEmulator } from "kaleyra-emulator";

import { adapter, Flow } from "../support/adapter";
import { aDocument } from "../support/documents";
import { aFlow, type FlowArgs, flows, statusesAt } from "../support/flows";
import { TestStack } from "../support/stack";

/** With the dynamic provider a preview shows the findings of all flows; with the plugin the first flow's. */
const isDynamic = adapter === "dynamic";

/** A document with a component that does not exist. */
function wrong(component: string): Readonly<Record<string, unknown>> {
  const [first] = aDocument().screens;
  const children = [...(first?.layout.children ?? []), { type: component, text: "x" }];
  return { ...aDocument(), screens: [{ ...first, layout: { ...first?.layout, children } }] };
}

/** The arguments of a live flow with a chosen name. */
function named(args: Partial<FlowArgs> & { name: string }): FlowArgs {
  return aFlow({ publish: true, ...args });
}

it("an invalid document fails the preview of an inline program, but no later run in the same process", async () => {
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

it("mistakes in a document that is known only in the update fail it, and the next update continues", async () => {
  await using service = await startEmulator();
  const program =
    (component: string): PulumiFn =>
    () => {
      const { id } = new Flow("first", named({ name: "first" }));
      const flowJson = id.apply((flowId) => JSON.stringify({ ...wrong(component), flowId }));
      new Flow("second", named({ name: "second", flowJson }));
      return Promise.resolve();
    };
  const corrected: PulumiFn = () => {
    const { id } = new Flow("first", named({ name: "first" }));
    const flowJson = id.apply((flowId) => JSON.stringify(aDocument(flowId)));
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

it("a document that a transform of the stack supplies is checked instead of the program's", async () => {
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
  const toValid = withTransform(aDocument(), wrong("None"));
  const toInvalid = withTransform(wrong("None"), aDocument());
  await using stack = await TestStack.create({ kaleyra: service, program: toValid });

  const refused = await stack.preview(toInvalid);
  const preview = await stack.preview();
  const up = await stack.up();

  expect([refused.ok, preview.ok, up.ok]).toEqual([false, true, true]);
  expect(refused.output).toContain("there is no component `None`");
  expect(preview.output + up.output).not.toMatch(/error|None/);
  expect(statusesAt(service)).toEqual({ only: "PUBLISHED" });
});

it("mistakes are shown with any resource options and inside components, but not of a flow that is only read", async () => {
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
  const outerId = service.flows().find(({ name }) => name === "outer")?.id ?? "";

  const preview = await stack.preview(program(wrong("None")));
  const previewWithRead = await stack.preview(async () => {
    await program(aDocument())();
    const { status } = Flow.get("read", outerId);
    return { status };
  });
  const unchanged = await stack.up();

  expect([up.ok, preview.ok, previewWithRead.ok, unchanged.ok]).toEqual([true, false, true, true]);
  expect(preview.output.match(/error: .*there is no component/g)).toHaveLength(isDynamic ? 2 : 1);
  expect(previewWithRead.output).not.toContain("error");
  expect(unchanged.changes).toEqual({ same: 5 });
  // The `programMember` of provider/dynamic/program-inputs.ts.
  expect(JSON.stringify(await stack.flows())).not.toContain("__program");
});
