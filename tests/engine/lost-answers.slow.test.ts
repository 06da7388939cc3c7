import { gzipSync } from "node:zlib";

import { type Emulator, type Fault, startEmulator } from "kaleyra-emulator";

import { aDocument } from "../support/documents";
import { aFlow, flows, idOf, operations } from "../support/flows";
import { answering, oddServer } from "../support/http-server";
import { TestStack } from "../support/stack";
import { type Break, brokenRecords, type Exchange, tlsFront } from "../support/tls-front";

// Responses after which it is not clear whether Kaleyra has acted.
const meta1 = { status: 500, body: { error: { code: 1, message: "An unknown error occurred" } } };
const meta2 = { status: 400, body: { error: { code: 2, message: "Service unavailable" } } };
const wrongCredentials = { status: 503, body: { code: "RBC001", message: "Invalid credentials" } };
const conflict = { status: 409, body: { message: "Conflict", requestId: "7f3a" } };
const gatewayError = { status: 409, body: { error: { code: 409, message: "Conflict" } } };
const gatewayForbids = { status: 403, body: { message: "Forbidden" } };
const before = aFlow({ publish: true });
const after = aFlow({ publish: true, flowJson: aDocument("New") });

/** How often the provider sends a request that can be repeated. */
const attempts = 4;

/** Expects one live flow at Kaleyra with this heading, and the same flow in the state. */
async function expectOneLive(service: Emulator, stack: TestStack, heading: string): Promise<void> {
  const flowsAtKaleyra = service.flows();
  expect(flowsAtKaleyra).toEqual([expect.objectContaining({ status: "PUBLISHED" })]);
  const id = flowsAtKaleyra[0]?.id ?? "";
  expect(service.flow(id)?.document).toContain(heading);
  expect(await stack.flows()).toEqual([
    expect.objectContaining({
      id,
      outputs: expect.objectContaining({ status: "PUBLISHED" }) as unknown,
    }),
  ]);
  // The output that lists properties whose edit has no clear result.
  expect(JSON.stringify(await stack.flows())).not.toContain("unsettled");
  const preview = await stack.preview();
  expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
}

describe("a create that was applied without a clear response", () => {
  const isCreate = ({ request: { method, url } }: Exchange) =>
    method === "POST" && url?.endsWith("/flows") === true;
  const insteadOfResponse =
    (bytes: Buffer): Break =>
    (exchange) => {
      if (!isCreate(exchange)) return false;
      exchange.wire.end(bytes);
      return true;
    };
  const wrongEncoding: Break = (exchange) => {
    if (!isCreate(exchange)) return false;
    exchange.response.writeHead(200, { "content-encoding": "br" }).end(exchange.upstream.body);
    return true;
  };

  it.each<[string, Break]>([
    ["clear text instead of TLS", insteadOfResponse(brokenRecords.clearText)],
    ["a broken TLS record", insteadOfResponse(brokenRecords.badMac)],
    ["a response in another encoding than its header says", wrongEncoding],
  ])("is found, without a duplicate, after %s", async (_given, breakResponse) => {
    await using service = await startEmulator();
    await using front = await tlsFront(service);
    const program = flows({ form: before });
    await using stack = await TestStack.create({ kaleyra: front, program });
    front.breakWith(breakResponse);

    expect(await stack.up()).toMatchObject({ ok: true });

    expect(front.broken()).toBeGreaterThan(0);
    front.breakWith(undefined);
    await expectOneLive(service, stack, "Hello");
  });

  it.each([
    ["Meta's code 1 in a 500", meta1],
    ["Meta's code 2 in a 400", meta2],
    ["wrong credentials in a 503", wrongCredentials],
    ["a gateway's conflict", conflict],
    ["a gateway's error object", gatewayError],
    ["a gateway's 403", gatewayForbids],
  ])("is found after %s", async (_given, respond) => {
    await using service = await startEmulator();
    const program = flows({ form: before });
    await using stack = await TestStack.create({ kaleyra: service, program });
    service.addFault({ operation: "createFlow", applyThenRespond: respond });

    expect(await stack.up()).toMatchObject({ ok: true });

    await expectOneLive(service, stack, "Hello");
  });
});

describe("an edit of a live flow that was applied without a clear response", () => {
  it.each<[string, Fault]>([
    [
      "Meta's code 1 in a 500",
      { operation: "uploadDocument", applyThenRespond: meta1, times: attempts },
    ],
    [
      "Meta's code 2 in a 400",
      { operation: "uploadDocument", applyThenRespond: meta2, times: attempts },
    ],
    [
      "wrong credentials in a 503",
      { operation: "uploadDocument", applyThenRespond: wrongCredentials, times: attempts },
    ],
    ["a gateway's conflict", { operation: "uploadDocument", applyThenRespond: conflict }],
    ["a gateway's error object", { operation: "uploadDocument", applyThenRespond: gatewayError }],
    ["a gateway's 403", { operation: "uploadDocument", applyThenRespond: gatewayForbids }],
  ])("is fixed by the next up of the old program, after %s", async (_given, fault) => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: flows({ form: before }),
    });
    await stack.up();
    service.addFault(fault);

    const failed = await stack.up(flows({ form: after }));

    expect(failed.ok).toBe(false);
    expect(failed.output).toContain("may be a DRAFT now");
    expect(service.flows()).toEqual([expect.objectContaining({ status: "DRAFT" })]);

    expect(await stack.up()).toMatchObject({ ok: true });
    await expectOneLive(service, stack, "Hello");
  });

  it("is published again if the program no longer declares the unsettled property", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: flows({ form: before }),
    });
    await stack.up();
    service.addFault({ operation: "updateMetadata", applyThenRespond: meta1, times: attempts });
    await stack.up(flows({ form: { ...before, endpointUri: "https://example.test/flow" } }));
    expect(service.flows()).toEqual([expect.objectContaining({ status: "DRAFT" })]);

    const preview = await stack.preview();
    const run = await stack.up();

    expect(preview.output).toContain("may be a DRAFT or live");
    expect(run.ok).toBe(true);
    expect(service.flows()).toEqual([expect.objectContaining({ status: "PUBLISHED" })]);
    expect(await stack.flow("form")).toMatchObject({ outputs: { status: "PUBLISHED" } });
  });
});

describe("a publish that was applied, with a status that could not be read", () => {
  it("is detected by the next up", async () => {
    await using service = await startEmulator();
    const program = flows({ form: before });
    await using stack = await TestStack.create({ kaleyra: service, program });
    service.addFault({ operation: "publishFlow", applyThenRespond: meta1, times: attempts });
    service.addFault({ operation: "getFlow", status: 502, times: attempts });

    const failed = await stack.up();

    expect(failed.ok).toBe(false);
    expect(failed.output).toContain("may be PUBLISHED now");
    service.clearFaults();
    service.clearRequests();
    expect(await stack.up()).toMatchObject({ ok: true });
    expect(operations(service, await idOf(stack, "form"))).toEqual(["getFlow"]);
    await expectOneLive(service, stack, "Hello");
  });
});

describe("a document in which Kaleyra first reports errors, and then none", () => {
  it("is published by the next up, which uploads it again", async () => {
    await using service = await startEmulator();
    const program = flows({ form: before });
    await using stack = await TestStack.create({ kaleyra: service, program });
    const errors = [{ error: "SOME_RULE", error_type: "X", message: "no such thing" }];
    service.addFault({
      operation: "uploadDocument",
      applyThenRespond: { status: 200, body: { success: true, validation_errors: errors } },
    });

    const failed = await stack.up();
    expect(failed.ok).toBe(false);
    expect(failed.output).toContain("SOME_RULE no such thing");

    expect(await stack.up()).toMatchObject({ ok: true });
    await expectOneLive(service, stack, "Hello");
  });
});

describe("a long page of a gateway", () => {
  it.each([
    ["tags that are not closed", "<"],
    ["addresses", "http://"],
    ["words of a refusal", "name "],
  ])("does not slow down an update: %s", async (_given, piece) => {
    await using service = await startEmulator();
    const program = flows({ form: before });
    await using stack = await TestStack.create({ kaleyra: service, program });
    const body = gzipSync(piece.repeat(4_000_000 / piece.length));
    const headers = { "content-encoding": "gzip", "content-type": "text/html" };
    await using front = await oddServer(answering(502, body, headers));
    stack.setEnvironment({ KALEYRA_API_URL: front.url });

    const failed = await stack.up();

    expect(failed.ok).toBe(false);
    expect(failed.output).toContain("answered 502 with a page instead of JSON");
    stack.moveTo(service);
    expect(await stack.up()).toMatchObject({ ok: true });
    await expectOneLive(service, stack, "Hello");
  });
});

it("a flow that somebody renames between its lost create and the look-up is not adopted", async () => {
  let renamedId: string | undefined;
  // The emulator calls `log` after each request, so the first flow is renamed right after its create.
  const renameFirstFlow = (): void => {
    if (renamedId !== undefined) return;
    renamedId = service.flows()[0]?.id;
    if (renamedId !== undefined) service.editFlow(renamedId, { name: "by hand" });
  };
  await using service = await startEmulator({ log: renameFirstFlow });
  await using stack = await TestStack.create({
    kaleyra: service,
    program: flows({ form: before }),
  });
  service.addFault({ operation: "createFlow", reset: "after" });

  const up = await stack.up();
  const destroyed = await stack.destroy();

  expect([up.ok, destroyed.ok]).toEqual([true, true]);
  expect(service.flows().map(({ name, status }) => `${name} ${status}`)).toEqual([
    "by hand DRAFT",
    expect.stringMatching(/^form-\w{7} DEPRECATED$/),
  ]);
});
