import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { demoAccounts, notFound, startEmulator } from "kaleyra-emulator";

import { Flow, FlowMigration } from "../support/adapter";
import { aDocument } from "../support/documents";
import { aFlow, flowsAt } from "../support/flows";
import { TestStack } from "../support/stack";

/** Meta's refusal of a document that it could not process, which may pass. */
const notProcessed = {
  error: { message: "Processing has failed", code: 139001, error_subcode: 4016012 },
};

/** How often the provider itself sends a request that Meta refuses like this. */
const attempts = 4;

type FailedOperation = "create" | "update";

/**
 * A live flow with the hook of docs/recover.md, which retries a failed update at most twice; with
 * `create`, the hook retries a create instead.
 */
function withHook(title: string, operation: FailedOperation, name?: string): PulumiFn {
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
  await using stack = await TestStack.create({ kaleyra, program: withHook("After", "update") });
  await stack.up(withHook("Before", "update"));
  const ids = kaleyra.flows().map(({ id }) => id);
  const fault = { operation: "uploadDocument", status: 400, body: notProcessed } as const;
  kaleyra.addFault({ ...fault, times: attempts });

  const up = await stack.up();
  // After such a retry the state still has the first error, which the next up removes.
  const nextUp = await stack.up();
  const preview = await stack.preview();

  expect(up.output).toContain("due to on-error hook request (1/100)");
  expect([up.ok, nextUp.ok, preview.ok]).toEqual([true, true, true]);
  expect(flowsAt(kaleyra)).toEqual(["survey PUBLISHED"]);
  expect((await stack.flows()).map(({ id }) => id)).toEqual(ids);
  expect(preview.changes).toEqual({ same: 2 });
});

/**
 * Older engines repeat the whole create, without the state that the first attempt returned. Pulumi
 * 3.276 repeats it as an update.
 */
it.each([
  { given: "with an automatic name", name: undefined, times: attempts },
  { given: "with a chosen name", name: "survey", times: attempts },
  { given: "with a chosen name, which fails twice", name: "survey", times: 2 * attempts },
])("a create $given that a hook repeats continues with its flow", async ({ name, times }) => {
  await using kaleyra = await startEmulator();
  const program = withHook("After", "create", name);
  await using stack = await TestStack.create({ kaleyra, program });
  kaleyra.addFault({ operation: "uploadDocument", times, status: 400, body: notProcessed });

  const up = await stack.up();

  expect(up.output).toContain("due to on-error hook request (1/100)");
  expect(up.ok).toBe(true);
  expect(flowsAt(kaleyra)).toEqual([expect.stringMatching(/^survey\S* PUBLISHED$/)]);
  expect(await stack.flows()).toMatchObject([{ id: kaleyra.flows()[0]?.id }]);
});

it("a create that fails in every retry leaves its flow in the state", async () => {
  await using kaleyra = await startEmulator();
  const program = withHook("After", "create", "survey");
  await using stack = await TestStack.create({ kaleyra, program });
  const fault = { operation: "uploadDocument", status: 400, body: notProcessed } as const;
  kaleyra.addFault({ ...fault, times: 3 * attempts });

  const failed = await stack.up();
  const inState = await stack.flows();
  const nextUp = await stack.up();

  expect([failed.ok, nextUp.ok]).toEqual([false, true]);
  expect(inState).toMatchObject([{ id: kaleyra.flows()[0]?.id }]);
  expect(flowsAt(kaleyra)).toEqual(["survey PUBLISHED"]);
});

const refused = { status: 400, body: { error: { message: "Not now", code: 139000 } } } as const;
const tooMany = { status: 429, body: { code: "WA-429", message: "Too many requests" } } as const;

/** A flow with a hook that repeats a failed operation once, after `between`. */
function repeatedOnce(
  flowJson: ReturnType<typeof aDocument>,
  between: () => void = () => undefined,
): PulumiFn {
  return () => {
    const onError = new pulumi.ErrorHook("once", ({ errors }) => {
      between();
      return errors.length < 2;
    });
    new Flow("survey", aFlow({ publish: true, flowJson }), { hooks: { onError: [onError] } });
    return Promise.resolve();
  };
}

/** The refusals change nothing, so the repeated attempt alone would leave no state. */
it.each([
  { given: "the upload is limited", operation: "uploadDocument", response: tooMany },
  { given: "the upload is refused", operation: "uploadDocument", response: refused },
  { given: "the publish is refused", operation: "publishFlow", response: refused },
] as const)(
  "a create whose repetition changes nothing leaves its flow in the state: $given",
  async ({ operation, response }) => {
    await using kaleyra = await startEmulator();
    const program = repeatedOnce(aDocument("Hello"));
    // A rate limit is waited for until the time limit, in each attempt.
    const config = { "kaleyra:timeoutSeconds": "6" };
    await using stack = await TestStack.create({ kaleyra, program, config });
    kaleyra.addFault({ operation, times: "always", ...response });

    const failed = await stack.up();
    const inState = await stack.flows();
    kaleyra.clearFaults();
    const nextUp = await stack.up();
    const preview = await stack.preview();

    expect(failed.output).toContain("retrying create due to on-error hook request (1/100)");
    expect([failed.ok, nextUp.ok]).toEqual([false, true]);
    expect(inState).toMatchObject([{ id: kaleyra.flows()[0]?.id }]);
    expect(flowsAt(kaleyra)).toEqual(["survey PUBLISHED"]);
    expect(preview.changes).toEqual({ same: 2 });
  },
);

it("an update whose repetition changes nothing keeps what its first attempt changed", async () => {
  await using kaleyra = await startEmulator();
  const before = repeatedOnce(aDocument("Before"));
  await using stack = await TestStack.create({ kaleyra, program: before });
  await stack.up();
  kaleyra.addFault({ operation: "publishFlow", times: "always", ...refused });
  const refuseUploads = () =>
    kaleyra.addFault({ operation: "uploadDocument", times: "always", ...refused });

  const failed = await stack.up(repeatedOnce(aDocument("After"), refuseUploads));
  const statuses = kaleyra.flows().map(({ status }) => status);
  const [inState] = await stack.flows();
  kaleyra.clearFaults();
  const reverted = await stack.up(before);

  expect(failed.output).toContain("retrying update due to on-error hook request (1/100)");
  expect([failed.ok, reverted.ok]).toEqual([false, true]);
  expect(statuses).toEqual(["DRAFT"]);
  expect(inState?.outputs).toMatchObject({ status: "DRAFT" });
  // Had the state still the live flow, this update would send nothing.
  expect(flowsAt(kaleyra)).toEqual(["survey PUBLISHED"]);
});

it("a failure that the hook does not retry ends the update", async () => {
  await using kaleyra = await startEmulator();
  await using stack = await TestStack.create({ kaleyra, program: withHook("After", "update") });
  await stack.up(withHook("Before", "update"));
  kaleyra.addFault({ operation: "publishFlow", times: 1, ...refused });

  const up = await stack.up();

  expect(up.ok).toBe(false);
  expect(up.output).not.toContain("on-error hook request");
  expect(flowsAt(kaleyra)).toEqual(["survey DRAFT"]);
});

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
  // The provider reads the status of a new copy five times before it fails.
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
});

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
);
