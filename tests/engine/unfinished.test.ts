import { type Fault, metaErrorBody, metaRefusals, startEmulator } from "kaleyra-emulator";

import { aDocument } from "../support/documents";
import { aFlow, type FlowArgs, flows, idOf, operations } from "../support/flows";
import { TestStack } from "../support/stack";

/** A response of Kaleyra with a refusal by Meta, for a fault of the emulator. */
function refusal(name: keyof typeof metaRefusals): { status: number; body: object } {
  return { status: 400, body: metaErrorBody(metaRefusals[name], "A1b2c3") };
}

describe("a flow that was created but not finished", () => {
  it.each([
    { given: "refused", fault: refusal("invalidDocument"), expected: "Invalid Flow JSON" },
    {
      given: "answered by 500 forever",
      fault: { status: 500, body: { code: "WA-500", message: "Please try again later" } },
      expected: "Kaleyra answered 500: Please try again later",
    },
  ])("is kept if its upload is $given, and the next up continues", async ({ fault, expected }) => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: flows({ form: aFlow({ publish: true }) }),
    });
    service.addFault({ operation: "uploadDocument", times: "always", ...fault });

    const failed = await stack.up();

    const [created] = service.flows();
    expect(failed.ok).toBe(false);
    expect(failed.output).toContain(
      `could not upload the document of ${created?.name} (${created?.id})`,
    );
    expect(failed.output).toContain(expected);
    expect(await stack.flows()).toEqual([
      expect.objectContaining({
        id: created?.id,
        outputs: expect.objectContaining({ status: "DRAFT", publish: false }) as unknown,
        initErrors: [expect.stringContaining(expected)],
      }),
    ]);

    service.clearFaults();
    service.clearRequests();
    expect(await stack.up()).toMatchObject({ ok: true });
    expect(operations(service)).toEqual(["uploadDocument", "publishFlow"]);
    expect(service.flows()).toEqual([
      expect.objectContaining({ id: created?.id, status: "PUBLISHED" }),
    ]);
    expect((await stack.flow("form"))?.initErrors).toBeUndefined();
    expect(await stack.preview()).toMatchObject({ changes: { same: 2 } });
  });

  it("can be destroyed as it is", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: flows({ f: aFlow() }),
    });
    service.addFault({ operation: "uploadDocument", times: "always", status: 500, body: {} });
    await stack.up();

    const run = await stack.destroy();

    expect(run).toMatchObject({ ok: true, warnings: [] });
    expect(service.flows()).toEqual([]);
  });
});

/** An update with one refused step. */
interface RefusedUpdate {
  readonly given: string;
  readonly before: FlowArgs;
  readonly after: Partial<FlowArgs>;
  /** The refusal, for the flow with this id only. */
  readonly fault: (id: string) => Fault;
  /** Parts of the error. */
  readonly expected: readonly string[];
  /** The operations of the next up, without the fault, by the emulator's names. */
  readonly repair: readonly string[];
}

const refusedPublish = (name: keyof typeof metaRefusals) => (id: string) =>
  ({ operation: "publishFlow", path: id, times: "always", ...refusal(name) }) as const;

const refusedUpdates: readonly RefusedUpdate[] = [
  {
    given: "a publish without a phone number (139002)",
    before: aFlow(),
    after: { publish: true },
    fault: refusedPublish("publishWithoutNumber"),
    expected: ["No Phone Number connected", "Meta 139002", "fbtrace_id A1b2c3"],
    repair: ["publishFlow"],
  },
  {
    given: "a publish of a business that is not trusted (139000)",
    before: aFlow(),
    after: { publish: true },
    fault: refusedPublish("integrity"),
    expected: ["Meta 139000", "See its status in WhatsApp Manager"],
    repair: ["publishFlow"],
  },
  {
    given: "a publish after a new document of a live flow",
    before: aFlow({ publish: true }),
    after: { flowJson: aDocument("Bye") },
    fault: refusedPublish("integrity"),
    expected: ["Meta 139000"],
    repair: ["publishFlow"],
  },
  {
    given: "an edit of a flow that is not editable any more",
    before: aFlow({ publish: true }),
    after: { flowJson: aDocument("Bye") },
    fault: (id) => ({
      operation: "uploadDocument",
      path: id,
      times: "always",
      ...refusal("notEditable"),
    }),
    expected: ["can only be modified in Draft status", 'set updateStrategy to "Replace"'],
    repair: ["uploadDocument", "publishFlow"],
  },
  {
    given: "a new name that another flow has",
    before: aFlow({ name: "free" }),
    after: { name: "taken" },
    fault: (id) => ({
      operation: "updateMetadata",
      path: id,
      times: "always",
      ...refusal("nameTaken"),
    }),
    expected: ["Choose another name"],
    repair: ["getFlow", "updateMetadata"],
  },
];

it("a flow whose update is refused at any step stays in the state, and the next up continues", async () => {
  await using service = await startEmulator();
  const resourceName = ({ given }: RefusedUpdate) => given.replaceAll(" ", "-");
  const after = flows(
    Object.fromEntries(
      refusedUpdates.map((row) => [resourceName(row), { ...row.before, ...row.after }]),
    ),
  );
  await using stack = await TestStack.create({
    kaleyra: service,
    program: flows(
      Object.fromEntries(refusedUpdates.map((row) => [resourceName(row), row.before])),
    ),
  });
  await stack.up();
  const ids = new Map<RefusedUpdate, string>();
  for (const row of refusedUpdates) ids.set(row, await idOf(stack, resourceName(row)));
  for (const [row, id] of ids) service.addFault(row.fault(id));

  const failed = await stack.up(after, { continueOnError: true });

  expect(failed.ok).toBe(false);
  for (const [row, id] of ids) {
    const lines = failed.output.split("\n").filter((line) => line.includes(`(${id})`));
    for (const words of row.expected) expect(lines).toContainEqual(expect.stringContaining(words));
    expect(await idOf(stack, resourceName(row))).toBe(id);
  }

  service.clearFaults();
  service.clearRequests();
  expect(await stack.up(after)).toMatchObject({ ok: true });
  for (const [row, id] of ids) {
    expect([row.given, operations(service, id)]).toEqual([row.given, row.repair]);
  }
  expect(service.flows()).toHaveLength(refusedUpdates.length);
  const preview = await stack.preview(after);
  expect(preview).toMatchObject({ changes: { same: refusedUpdates.length + 1 } });
});

it("a document in which Kaleyra finds errors is reported, and published once it is fixed", async () => {
  await using service = await startEmulator();
  await using stack = await TestStack.create({
    kaleyra: service,
    program: flows({ live: aFlow({ publish: true }), draft: aFlow({ name: "draft" }) }),
  });
  const finding = {
    error: "INVALID_PROPERTY_KEY",
    message: "The property is not known",
    line_start: 4,
  };
  service.addFault({
    operation: "uploadDocument",
    times: "always",
    applyThenRespond: { status: 200, body: { success: true, validation_errors: [finding] } },
  });

  const failed = await stack.up(undefined, { continueOnError: true });

  expect(failed.ok).toBe(false);
  expect(failed.output).toMatch(/could not publish live-\w+ \(\d+\), since .*INVALID_PROPERTY_KEY/);
  expect(failed.warnings).toEqual([
    expect.stringMatching(
      /^kaleyra: draft(?: \(\d+\))?: Kaleyra will not publish its document, since it has errors/,
    ),
  ]);
  expect(operations(service)).not.toContain("publishFlow");
  expect((await stack.flow("draft"))?.outputs["validationErrors"]).toHaveLength(1);

  service.clearFaults();
  const flowJson = aDocument("Fixed");
  const fixed = await stack.up(
    flows({ live: aFlow({ publish: true, flowJson }), draft: aFlow({ name: "draft", flowJson }) }),
  );
  expect(fixed).toMatchObject({ ok: true, warnings: [] });
  expect(service.flows()).toHaveLength(2);
  expect((await stack.flow("live"))?.outputs).toMatchObject({
    status: "PUBLISHED",
    validationErrors: [],
  });
});

describe("a create with a lost response", () => {
  it("creates no second flow if the name is automatic: the first one is found by its name", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: flows({ form: aFlow({ publish: true }) }),
    });
    service.addFault({ operation: "createFlow", reset: "after" });

    const run = await stack.up();

    expect(run.ok).toBe(true);
    expect(service.flows()).toEqual([expect.objectContaining({ status: "PUBLISHED" })]);
    expect(await idOf(stack, "form")).toBe(service.flows()[0]?.id);
  });

  it("reports the existing flow if the name was chosen", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: flows({ form: aFlow({ name: "chosen" }) }),
    });
    service.addFault({ operation: "createFlow", reset: "after" });

    const run = await stack.up();

    const [existing] = service.flows();
    expect(run.ok).toBe(false);
    expect(run.output).toContain(`has a flow of that name, ${existing?.id} (DRAFT)`);
    expect(service.flows()).toHaveLength(1);
    expect(await stack.flows()).toEqual([]);
  });
});
