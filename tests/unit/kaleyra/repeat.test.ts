import { failures, metaErrorBody, metaRefusals, startEmulator } from "kaleyra-emulator";

import { describeFailure, type KaleyraFailure } from "../../../provider/kaleyra/failure";
import { flowId, wabaId } from "../../../provider/kaleyra/ids";
import { TimeLimit } from "../../../provider/kaleyra/time-limit";
import { clientTo, failureOf, operations } from "../../support/client";
import { answering, oddServer } from "../../support/http-server";
import { aDocument, ourWaba } from "../support/flow";

const id = flowId("112");
const waba = wabaId(ourWaba);
const tooMany = { status: 429, body: "slow down" };
const aName = { name: "a", categories: ["OTHER"] };

describe("a retry", () => {
  it.each([
    ["a 500", { ...failures.internal }],
    ["a 502 of a gateway", { status: 502, body: "<html>" }],
    ["a 503 of a gateway", { status: 503, body: "" }],
    ["a 429", tooMany],
    ["a reset before it is applied", { reset: "before" as const }],
    ["a reset after it is applied", { reset: "after" as const }],
  ])("of a read succeeds after %s", async (_given, effect) => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ operation: "getFlow", ...effect });

    await expect(clientTo(kaleyra).get(id)).resolves.toMatchObject({ id });
    expect(operations(kaleyra)).toEqual(["getFlow", "getFlow"]);
  });

  it("ends after four server errors in a row", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ operation: "deleteFlow", ...failures.internal, times: "always" });

    const step = await clientTo(kaleyra).delete(id);

    expect(step).toMatchObject({ outcome: "unclear", failure: { kind: "serverFault" } });
    expect(operations(kaleyra)).toEqual(Array(4).fill("deleteFlow"));
  });

  it("waits as long as Retry-After requires", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ ...tooMany, headers: { "retry-after": "1" } });

    await clientTo(kaleyra).get(id);

    const [first, second] = kaleyra.requests();
    // Timers may fire a little early.
    expect((second?.startedAt ?? 0) - (first?.endedAt ?? 0)).toBeGreaterThan(950);
  });

  it("follows more refusals of a rate limit than server errors", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ ...tooMany, headers: { "retry-after": "0" }, times: 5 });
    const client = clientTo(kaleyra, { limit: new TimeLimit(60) });

    await expect(client.get(id)).resolves.toMatchObject({ id });
  });

  it("does not begin a wait that would exceed the time limit", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ ...tooMany, headers: { "retry-after": "60" }, times: "always" });
    const limit = new TimeLimit(50);

    const failure = await failureOf(clientTo(kaleyra, { limit }).get(id));

    expect(failure).toMatchObject({ kind: "rateLimited", retryAfterMs: 60_000 });
    expect(kaleyra.requests()).toHaveLength(1);
    expect(limit.failure).toBeUndefined();
  });

  it("reports the rate limit that it waited for if the time ends before the next response", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault(tooMany);
    kaleyra.addFault({ hang: "before" });
    const client = clientTo(kaleyra, { limit: new TimeLimit(2) });

    await expect(failureOf(client.get(id))).resolves.toMatchObject({ kind: "rateLimited" });
  });

  it.each<[string, () => string, readonly [least: number, most: number]]>([
    ["seconds", () => "60", [60_000, 60_000]],
    ["a date", () => new Date(Date.now() + 60_000).toUTCString(), [30_000, 60_000]],
    ["a past date", () => new Date(0).toUTCString(), [0, 0]],
    ["a negative number", () => "-5", [0, 0]],
  ])("reads Retry-After as %s", async (_given, retryAfter, [least, most]) => {
    await using server = await oddServer(answering(429, "", { "retry-after": retryAfter() }));

    const failure = await failureOf(clientTo(server, { limit: new TimeLimit(1.5) }).get(id));

    const { retryAfterMs } = failure as Extract<KaleyraFailure, { kind: "rateLimited" }>;
    expect(retryAfterMs).toBeGreaterThanOrEqual(least);
    expect(retryAfterMs).toBeLessThanOrEqual(most);
  });

  it.each([
    ["30", "30 seconds"],
    ["119.2", "120 seconds"],
    ["120", "2 minutes"],
    ["5401", "91 minutes"],
    ["86400", "24 hours"],
    ["172801", "3 days"],
  ])("describes a Retry-After of %s seconds as %s", async (retryAfter, message) => {
    await using server = await oddServer(answering(429, "", { "retry-after": retryAfter }));

    const failure = await failureOf(clientTo(server, { limit: new TimeLimit(5) }).get(id));

    expect(describeFailure(failure)).toBe(
      `Kaleyra answered: too many requests (retry after ${message})`,
    );
  });

  it.each(["Infinity", "1e400", "0", "-1", "soon"])(
    "ignores a Retry-After of %s",
    async (retryAfter) => {
      await using server = await oddServer(answering(429, "", { "retry-after": retryAfter }));

      const failure = await failureOf(clientTo(server, { limit: new TimeLimit(1.5) }).get(id));

      expect(describeFailure(failure)).toBe("Kaleyra answered: too many requests");
    },
  );

  it("ignores an invalid Retry-After, and follows", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ ...tooMany, headers: { "retry-after": "soon" } });

    await expect(clientTo(kaleyra).get(id)).resolves.toMatchObject({ id });
  });

  it("sends a document that was saved but not processed again unchanged", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    const body = metaErrorBody(metaRefusals.processingFailed, "t");
    kaleyra.addFault({ operation: "uploadDocument", applyThenRespond: { status: 400, body } });

    const upload = await clientTo(kaleyra).uploadDocument(id, JSON.stringify(aDocument()));

    expect(upload).toEqual({ outcome: "done", validationErrors: [] });
    expect(operations(kaleyra)).toEqual(["uploadDocument", "uploadDocument"]);
    expect(kaleyra.flow(id)?.document).toBe(JSON.stringify(aDocument()));
  });

  it("does not follow a refusal", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id, status: "PUBLISHED" }] });

    await clientTo(kaleyra).delete(id);

    expect(operations(kaleyra)).toEqual(["deleteFlow"]);
  });

  it.each([
    ["a reset before it is applied", { reset: "before" as const }],
    ["a reset after it is applied", { reset: "after" as const }],
    ["a 500", { ...failures.internal }],
    ["a 502", { status: 502, body: "<html>" }],
    ["a 200 without an id", { applyThenRespond: { status: 200, body: { success: true } } }],
    ["an invalid id", { applyThenRespond: { status: 200, body: { id: "x/y", success: true } } }],
    ["an empty 200", { applyThenRespond: { status: 200 } }],
    ["a 200 in HTML", { applyThenRespond: { status: 200, body: "<html>" } }],
    ["no response", { hang: "after" as const }],
    ["half a response", { truncateBody: true as const }],
  ])("of a create with an unknown outcome never happens: %s", async (_given, effect) => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "createFlow", ...effect });

    const creation = await clientTo(kaleyra, { requestTimeoutSeconds: 2 }).create(waba, aName);

    expect(creation.outcome).toBe("unknown");
    expect(operations(kaleyra)).toEqual(["createFlow"]);
  });

  it("of a create with an invalid HTTP response never happens either", async () => {
    await using server = await oddServer((request) => request.socket.end("HTTP/9 ?\r\n\r\n"));

    const creation = await clientTo(server).create(waba, aName);

    expect(creation.outcome).toBe("unknown");
    expect(server.seen).toHaveLength(1);
  });

  it("of a create that was certainly not applied does happen", async () => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "createFlow", ...tooMany });

    const creation = await clientTo(kaleyra).create(waba, aName);

    expect(creation.outcome).toBe("created");
    expect(kaleyra.flows()).toHaveLength(1);
  });
});
