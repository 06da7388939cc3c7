import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { demoAccounts, notFound, startEmulator } from "kaleyra-emulator";

import { Flow, FlowMigration } from "../support/adapter";
import { aDocument } from "../support/documents";
import { aFlow, flowsAt } from "../support/flows";
import { TestStack } from "../support/stack";

const notProcessed = {
  error: { message: "Processing has failed", code: 139001, error_subcode: 4016012 },
};

/** More faults than one operation retries by itself. */
const longerThanRepeats = { operation: "uploadDocument", times: 4 } as const;

type FailedOperation = "create" | "update";

/**
 * A flow whose edits are retried by the hook of docs/recover.md, or whose creates, which that hook
 * ignores.
 */
function hooked(title: string, operation: FailedOperation, name?: string): PulumiFn {
  return () => {
    const onError = new pulumi.ErrorHook(
      "processing-has-failed",
      ({ failedOperation, errors }) =>
        failedOperation === operation &&
        errors.length < 3 &&
        /processing has failed/i.test(errors[0] ?? ""),
    );
    const args = aFlow({ publish: true, flowJson: aDocument(title), ...(name && { name }) });
    new Flow("survey", args, { hooks: { onError: [onError] } });
    return Promise.resolve();
  };
}

it("an edit is retried after an error hook requests it", async () => {
  await using kaleyra = await startEmulator();
  await using stack = await TestStack.create({ kaleyra, program: hooked("After", "update") });
  await stack.up(hooked("Before", "update"));
  const made = kaleyra.flows().map(({ id }) => id);
  kaleyra.addFault({ ...longerThanRepeats, status: 400, body: notProcessed });

  const up = await stack.up();
  const again = await stack.up();
  const preview = await stack.preview();

  expect(up.output).toContain("due to on-error hook request (1/100)");
  expect([up.ok, again.ok, preview.ok]).toEqual([true, true, true]);
  expect(flowsAt(kaleyra)).toEqual(["survey PUBLISHED"]);
  expect((await stack.flows()).map(({ id }) => id)).toEqual(made);
  expect(preview.changes).toEqual({ same: 2 });
}, 240_000);

/** The engine repeats the whole create, without the state that the first attempt returned. */
it.each([
  { given: "an automatic name", name: undefined, times: 4 },
  { given: "a chosen name", name: "survey", times: 4 },
  { given: "a chosen name, and fails twice", name: "survey", times: 8 },
])(
  "a create that a hook repeats continues with its flow: $given",
  async ({ name, times }) => {
    await using kaleyra = await startEmulator();
    const program = hooked("After", "create", name);
    await using stack = await TestStack.create({ kaleyra, program });
    kaleyra.addFault({ operation: "uploadDocument", times, status: 400, body: notProcessed });

    const up = await stack.up();

    expect(up.output).toContain("due to on-error hook request (1/100)");
    expect(up.ok).toBe(true);
    expect(flowsAt(kaleyra)).toEqual([expect.stringMatching(/^survey\S* PUBLISHED$/)]);
    expect(await stack.flows()).toMatchObject([{ id: kaleyra.flows()[0]?.id }]);
  },
  240_000,
);

it("a create that fails in every retry leaves its flow in the state", async () => {
  await using kaleyra = await startEmulator();
  const program = hooked("After", "create", "survey");
  await using stack = await TestStack.create({ kaleyra, program });
  kaleyra.addFault({ operation: "uploadDocument", times: 12, status: 400, body: notProcessed });

  const failed = await stack.up();
  const left = await stack.flows();
  const again = await stack.up();

  expect([failed.ok, again.ok]).toEqual([false, true]);
  expect(left).toMatchObject([{ id: kaleyra.flows()[0]?.id }]);
  expect(flowsAt(kaleyra)).toEqual(["survey PUBLISHED"]);
}, 240_000);

it("another failure ends the update as without the hook", async () => {
  await using kaleyra = await startEmulator();
  await using stack = await TestStack.create({ kaleyra, program: hooked("After", "update") });
  await stack.up(hooked("Before", "update"));
  kaleyra.addFault({
    operation: "publishFlow",
    times: 1,
    status: 400,
    body: { error: { message: "Not now", code: 139000 } },
  });

  const up = await stack.up();

  expect(up.ok).toBe(false);
  expect(up.output).not.toContain("on-error hook request");
  expect(flowsAt(kaleyra)).toEqual(["survey DRAFT"]);
}, 240_000);

it("a copy that a hook repeats is the copy of the first attempt", async () => {
  const [destination = "", source = ""] = demoAccounts[0].wabas.map(({ id }) => id);
  const copied = { id: "1", name: "survey", wabaId: source, status: "PUBLISHED" };
  await using kaleyra = await startEmulator({ flows: [copied] });
  const program = (): Promise<void> => {
    const onError = new pulumi.ErrorHook("again", ({ errors }) => errors.length < 3);
    const args = { sourceWabaId: source, flowName: "survey" };
    new FlowMigration("copy", args, { hooks: { onError: [onError] } });
    return Promise.resolve();
  };
  await using stack = await TestStack.create({ kaleyra, program });
  // As often as the status of a new copy is read.
  kaleyra.addFault({ operation: "getFlow", times: 5, ...notFound("flow_id") });

  const up = await stack.up();
  const preview = await stack.preview();
  const copies = kaleyra.flows(destination).map(({ id }) => id);
  const ids = (await stack.flows()).map(({ id }) => id);
  const destroyed = await stack.destroy();

  expect(up.output).toContain("due to on-error hook request (1/100)");
  expect([up.ok, preview.ok, destroyed.ok]).toEqual([true, true, true]);
  expect(copies).toHaveLength(1);
  expect(ids).toEqual(copies);
  expect(kaleyra.flows(destination).map(({ status }) => status)).toEqual(["DEPRECATED"]);
}, 240_000);

it.each([
  { ignoreErrors: true, ok: true },
  { ignoreErrors: false, ok: false },
])(
  "a hook that fails after a create, with ignoreErrors $ignoreErrors, leaves the flow in the state",
  async ({ ignoreErrors, ok }) => {
    await using kaleyra = await startEmulator();
    const program: PulumiFn = () => {
      const chat = () => Promise.reject(new Error("the chat does not answer"));
      const notify = new pulumi.ResourceHook("notify", chat, { ignoreErrors });
      new Flow("survey", aFlow({ publish: true }), { hooks: { afterCreate: [notify] } });
      return Promise.resolve();
    };
    await using stack = await TestStack.create({ kaleyra, program });

    const up = await stack.up();

    expect(up.ok).toBe(ok);
    expect(up.output).toContain("the chat does not answer");
    expect(flowsAt(kaleyra)).toEqual(["survey PUBLISHED"]);
    expect(await stack.flows()).toMatchObject([{ id: kaleyra.flows()[0]?.id }]);
  },
  240_000,
);
