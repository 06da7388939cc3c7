import { startEmulator, type FaultEffect } from "kaleyra-emulator";

import { call } from "./caller";

const id = "123";

/** The error of a call; `undefined` if there was a response. */
async function failureOf(result: Promise<unknown>): Promise<unknown> {
  try {
    await result;
    return undefined;
  } catch (error) {
    return error;
  }
}

describe("a fault", () => {
  it("responds instead of Kaleyra, and the request is not applied", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({
      operation: "deleteFlow",
      status: 502,
      body: "<html>",
      headers: { via: "gw" },
    });

    const response = await fetch(`${kaleyra.url}/v2/any/whatsapp/${id}`, { method: "DELETE" });

    expect(response.status).toBe(502);
    expect(response.headers.get("via")).toBe("gw");
    expect(await response.text()).toBe("<html>");
    expect(kaleyra.flow(id)).toBeDefined();
  });

  it.each<[string, FaultEffect, boolean]>([
    ["resets it before the request is applied", { reset: "before" }, false],
    ["resets it after the request is applied", { reset: "after" }, true],
    ["cuts the body off", { truncateBody: true }, true],
  ])("breaks the connection if it %s", async (_given, effect, isApplied) => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ method: "DELETE", ...effect });

    const failure = await failureOf(call(kaleyra, `DELETE /${id}`));

    // What `fetch` throws for a broken connection.
    expect(failure).toMatchObject({ name: "TypeError" });
    expect(kaleyra.flow(id) === undefined).toBe(isApplied);
  });

  it.each<["before" | "after", boolean]>([
    ["before", false],
    ["after", true],
  ])("that hangs %s the request is applied never responds", async (hang, isApplied) => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ operation: "deleteFlow", hang });

    const signal = AbortSignal.timeout(1_000);
    const failure = await failureOf(call(kaleyra, `DELETE /${id}`, { signal }));

    expect(failure).toMatchObject({ name: "TimeoutError" });
    expect(kaleyra.flow(id) === undefined).toBe(isApplied);
    expect(kaleyra.requests()).toMatchObject([{ status: 0 }]);
  });

  it("that hangs does not prevent the emulator from closing", async () => {
    const kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ hang: "before" });
    const failure = failureOf(call(kaleyra, `GET /${id}`));
    while (kaleyra.requests().length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }

    await kaleyra.close();

    expect(await failure).toMatchObject({ name: "TypeError" });
  });

  it("slows down the body without losing any of it", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ slowBodyMs: 80 });

    const slow = await call(kaleyra, `GET /${id}`);
    const quick = await call(kaleyra, `GET /${id}`);

    const [request] = kaleyra.requests();
    expect(slow.text).toBe(quick.text);
    expect((request?.endedAt ?? 0) - (request?.startedAt ?? 0)).toBeGreaterThanOrEqual(75); // Timers may fire a little early.
  });

  it("can apply the request and send another response", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({
      operation: "deleteFlow",
      applyThenRespond: { status: 500, body: { code: "WA-500" } },
    });

    const result = await call(kaleyra, `DELETE /${id}`);

    expect(result).toMatchObject({ status: 500, body: { code: "WA-500" } });
    expect(kaleyra.flow(id)).toBeUndefined();
  });

  it("applies to the given number of requests, after those that it skips", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ path: `whatsapp/${id}`, skip: 1, times: 2, status: 503 });

    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) {
      statuses.push((await call(kaleyra, `GET /${id}?fields=id`)).status);
    }

    expect(statuses).toEqual([200, 503, 503, 200]);
    expect(kaleyra.faults()).toEqual([]);
  });

  it.each([Infinity, "always"] as const)("applies forever with times %s", async (times) => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ times, status: 503 });

    const responses = [await call(kaleyra, `GET /${id}`), await call(kaleyra, `GET /${id}`)];
    kaleyra.clearFaults();
    responses.push(await call(kaleyra, `GET /${id}`));

    expect(responses.map(({ status }) => status)).toEqual([503, 503, 200]);
  });

  it.each<[string, object]>([
    ["another operation", { operation: "listFlows" }],
    ["another method", { method: "POST" }],
    ["another path", { path: "/124" }],
    ["a pattern that the path does not match", { path: "^/v3/" }],
  ])("for %s does not apply to another request", async (_given, pattern) => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ ...pattern, status: 503 });

    const result = await call(kaleyra, `GET /${id}`);

    expect(result.status).toBe(200);
  });

  it("is selected by a regular expression too", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ path: "/whatsapp/\\d+$", status: 503 });

    const result = await call(kaleyra, `GET /${id}`);

    expect(result.status).toBe(503);
  });

  it.each([{ path: "(a+)+$" }, { path: /(a|a)*$/ }, { path: "(.*a){25}b$" }])(
    "is removed if its path takes too long: $path",
    async ({ path }) => {
      await using kaleyra = await startEmulator({ flows: [{ id }] });
      kaleyra.addFault({ path, times: "always", status: 503 });
      kaleyra.addFault({ operation: "getFlow", status: 502 });

      const slow = await call(kaleyra, `GET /${"a".repeat(60)}!`);

      expect([slow.status, kaleyra.faults()]).toEqual([502, []]);
    },
  );

  it("is selected by the path as it was sent, though SIDs are masked in what is recorded", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({
      path: `/v2/${kaleyra.environment.KALEYRA_SID}/whatsapp/${id}`,
      status: 503,
    });

    const result = await call(kaleyra, `GET /${id}`);

    expect(result.status).toBe(503);
  });
});
