import { startEmulator } from "kaleyra-emulator";

import { call, wabaId } from "./caller";

const id = "123";
const creation = { json: { name: "a", categories: ["OTHER"] } };

describe("the emulator's switches", () => {
  it("can set the status of not-found responses", async () => {
    await using kaleyra = await startEmulator({ switches: { notFoundStatus: 404 } });

    const response = await call(kaleyra, "GET /404");

    expect(response).toMatchObject({ status: 404, body: { code: "WA-401" } });
  });

  it("can wrap successes, and lists in them", async () => {
    await using kaleyra = await startEmulator({ switches: { envelope: "wrapped" } });

    const response = await call(kaleyra, `GET /${wabaId}/flows`);

    expect(response.text).toBe(
      '{"code":"WA200","message":"Request Processed Successfully","data":{"data":[]},"error":{}}',
    );
  });

  it.each([
    ["DRAFT", `DELETE /${id}`],
    ["DRAFT", `POST /${id}/publish`],
    ["PUBLISHED", `POST /${id}/deprecate`],
  ])("can empty the body of a success: a flow that is %s, %s", async (status, request) => {
    await using kaleyra = await startEmulator({
      flows: [{ id, status }],
      switches: { emptySuccess: true },
    });

    const response = await call(kaleyra, request);

    expect(response).toMatchObject({ status: 200, text: "" });
  });

  it("can require the documented Content-Type", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id }],
      switches: { requireContentType: true },
    });

    const withoutType = await call(kaleyra, `DELETE /${id}`);
    const withType = await call(kaleyra, `DELETE /${id}`, {
      headers: { "content-type": "application/json; charset=utf-8" },
    });

    expect([withoutType.status, withType.status]).toEqual([400, 200]);
  });

  it("can hide a new flow from requests with its id", async () => {
    await using kaleyra = await startEmulator({ switches: { freshIdRequests: 1 } });

    await call(kaleyra, `POST /${wabaId}/flows`, creation);
    const freshId = kaleyra.flows()[0]?.id;
    const [first, second] = [
      await call(kaleyra, `GET /${freshId}`),
      await call(kaleyra, `GET /${freshId}`),
    ];

    expect([first.status, second.status]).toEqual([401, 200]);
  });

  it("can let a create drop what Kaleyra may not forward", async () => {
    await using kaleyra = await startEmulator({ switches: { createForwardsDocument: false } });

    await call(kaleyra, `POST /${wabaId}/flows`, {
      json: { ...creation.json, flow_json: "{}", endpoint_uri: "https://example.test" },
    });

    const [flow] = kaleyra.flows();
    expect(flow).toMatchObject({ validationErrors: [] });
    expect(flow).not.toHaveProperty("endpointUri");
  });

  it("can accept categories that Meta does not list", async () => {
    await using kaleyra = await startEmulator();
    const json = { name: "a", categories: ["GARDENING"] };

    const refused = await call(kaleyra, `POST /${wabaId}/flows`, { json });
    kaleyra.configure({ anyCategory: true });
    const accepted = await call(kaleyra, `POST /${wabaId}/flows`, { json });

    expect([refused.status, accepted.status]).toEqual([400, 200]);
  });

  it("can limit the rate of requests, with Retry-After", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id }],
      switches: { rateLimit: { requestsPerSecond: 1, retryAfter: true } },
    });

    const [first, second] = [await call(kaleyra, `GET /${id}`), await call(kaleyra, `GET /${id}`)];

    expect(first.status).toBe(200);
    expect(second).toMatchObject({ status: 429, body: { code: "WA-429" } });
    expect(second.headers.get("retry-after")).toBe("1");
  });

  it("can delay responses", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }], switches: { latencyMs: 60 } });

    await call(kaleyra, `GET /${id}`);

    const [request] = kaleyra.requests();
    expect((request?.endedAt ?? 0) - (request?.startedAt ?? 0)).toBeGreaterThanOrEqual(55); // Timers may fire a little early.
  });

  it("can reject callers by their address", async () => {
    await using kaleyra = await startEmulator({ switches: { addressAllowed: false } });

    const response = await call(kaleyra, `GET /${id}`);

    expect(response.status).toBe(403);
  });
});
