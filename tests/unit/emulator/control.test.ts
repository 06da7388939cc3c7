import { mkdir, mkdtemp, rm, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { startEmulator } from "kaleyra-emulator";

import { aDocument, call, callAdmin, secondWabaId } from "./caller";

const id = "123";

describe("the emulator's controls", () => {
  it("change a flow without changing its status", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id, status: "PUBLISHED" }] });

    kaleyra.editFlow(id, { name: "b", endpointUri: "https://example.test", document: aDocument() });

    expect(kaleyra.flow(id)).toMatchObject({
      name: "b",
      endpointUri: "https://example.test",
      document: JSON.stringify(aDocument(), null, 2),
      status: "PUBLISHED",
    });
  });

  it("add a flow with defaults", async () => {
    await using kaleyra = await startEmulator();

    const flow = kaleyra.addFlow({ wabaId: secondWabaId, status: "BLOCKED" });

    expect(flow).toMatchObject({
      status: "BLOCKED",
      categories: ["OTHER"],
      formerlyPublished: true,
    });
    expect(kaleyra.flows(secondWabaId)).toEqual([flow]);
  });

  it("fail if the flow does not exist", async () => {
    await using kaleyra = await startEmulator();

    expect(() => {
      kaleyra.setStatus("9", "DRAFT");
    }).toThrow("The emulator has no flow 9.");
  });

  it("report the greatest number of concurrent requests", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }], switches: { latencyMs: 40 } });

    await Promise.all([1, 2, 3].map(() => call(kaleyra, `GET /${id}`)));
    const together = kaleyra.maxConcurrentRequests();
    kaleyra.clearRequests();
    await call(kaleyra, `GET /${id}`);
    await call(kaleyra, `GET /${id}`);

    expect([together, kaleyra.maxConcurrentRequests()]).toEqual([3, 1]);
  });

  it("reset everything to the start", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }], switches: { pageSize: 3 } });

    kaleyra.removeFlow(id);
    kaleyra.configure({ pageSize: 9, latencyMs: 1 });
    kaleyra.addFault({ status: 500 });
    await callAdmin(kaleyra, "POST /reset");

    expect(kaleyra.flow(id)).toBeDefined();
    expect(kaleyra.switches()).toMatchObject({ pageSize: 3, latencyMs: 0 });
    expect(kaleyra.faults()).toEqual([]);
    expect(kaleyra.requests()).toEqual([]);
  });

  it("forget with a reset which requests count for the rate limit", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id }],
      switches: { rateLimit: { requestsPerSecond: 1 } },
    });

    const before = await call(kaleyra, `GET /${id}`);
    kaleyra.reset();
    const after = await call(kaleyra, `GET /${id}`);

    expect([before.status, after.status]).toEqual([200, 200]);
  });

  it.each([`GET /${id}/assets`, `GET /${id}?fields=preview.invalidate(false)`])(
    "end with a reset the address that %s gives",
    async (request) => {
      await using kaleyra = await startEmulator({ flows: [{ id }] });

      const { text } = await call(kaleyra, request);
      const [address = ""] = /http:[^"]+token=[^"]+/.exec(text) ?? [];
      const before = await fetch(address);
      kaleyra.reset();
      const after = await fetch(address);

      expect([before.status, after.status]).toEqual([200, 403]);
    },
  );
});

describe("the admin API", () => {
  it("adds, shows, changes and removes a flow", async () => {
    await using kaleyra = await startEmulator();

    const added = await callAdmin(kaleyra, "POST /flows", { id, name: "a", status: "PUBLISHED" });
    const changed = await callAdmin(kaleyra, `PATCH /flows/${id}`, {
      name: "b",
      status: "BLOCKED",
    });
    const response = await callAdmin(kaleyra, `GET /flows/${id}`);
    const removed = await callAdmin(kaleyra, `DELETE /flows/${id}`);
    const listed = await callAdmin(kaleyra, "GET /flows");

    expect(added).toMatchObject({ status: 201, body: { name: "a", status: "PUBLISHED" } });
    expect(changed).toMatchObject({ status: 200, body: { name: "b", status: "BLOCKED" } });
    expect(response.body).toEqual(changed.body);
    expect(removed.status).toBe(204);
    expect(listed.body).toEqual([]);
  });

  it("shows the recorded requests, and clears them", async () => {
    await using kaleyra = await startEmulator();
    await call(kaleyra, `GET /${id}`);

    const seen = await callAdmin(kaleyra, "GET /requests");
    await callAdmin(kaleyra, "DELETE /requests");

    expect(seen.body).toMatchObject({
      maxConcurrentRequests: 1,
      requests: [{ operation: "getFlow", method: "GET", flowId: id, status: 401 }],
    });
    expect(kaleyra.requests()).toEqual([]);
  });

  it("sets switches and faults", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id, status: "PUBLISHED" }] });

    await callAdmin(kaleyra, "PATCH /switches", { deletionRefusal: "fault" });
    await callAdmin(kaleyra, "POST /faults", {
      operation: "getFlow",
      times: "always",
      status: 503,
    });

    const [read, refused] = [
      await call(kaleyra, `GET /${id}`),
      await call(kaleyra, `DELETE /${id}`),
    ];
    expect([read.status, refused.status]).toEqual([503, 500]);
    expect(kaleyra.faults()).toMatchObject([{ operation: "getFlow", times: "always" }]);
  });

  it("accepts JSON with a form's Content-Type, as curl sends it", async () => {
    await using kaleyra = await startEmulator();

    const response = await fetch(`${kaleyra.url}/_emulator/flows`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: '{"name":"a"}',
    });

    expect(response.status).toBe(201);
    expect(kaleyra.flows()).toMatchObject([{ name: "a" }]);
  });

  it.each([
    { given: "an unknown switch", request: "PATCH /switches", json: { deletionRefusals: "fault" } },
    { given: "an impossible value", request: "PATCH /switches", json: { deletionRefusal: "Z" } },
    { given: "a fault without effect", request: "POST /faults", json: { operation: "getFlow" } },
    { given: "a fault with two", request: "POST /faults", json: { status: 1, truncateBody: true } },
    { given: "a flow of an unknown WABA", request: "POST /flows", json: { wabaId: "1" } },
    { given: "a flow whose id is taken", request: "POST /flows", json: { id: "7" } },
    { given: "no JSON", request: "POST /flows", json: undefined },
  ])("refuses $given, with the reason", async ({ request, json }) => {
    await using kaleyra = await startEmulator({ flows: [{ id: "7" }] });

    const result = await callAdmin(kaleyra, request, json);

    expect(result).toMatchObject({ status: 400, body: { error: expect.stringMatching(/\.$/) } });
  });
});

describe("the admin API, for an unknown flow", () => {
  it.each([
    { request: "GET /flows/1", json: undefined },
    { request: "GET /flows/1/flow.json", json: undefined },
    { request: "PATCH /flows/1", json: { name: "a" } },
    { request: "PATCH /flows/1", json: { status: "PUBLISHED" } },
    { request: "PATCH /flows/1", json: {} },
    { request: "DELETE /flows/1", json: undefined },
  ])("answers 404: $request $json", async ({ request, json }) => {
    await using kaleyra = await startEmulator();

    const result = await callAdmin(kaleyra, request, json);

    expect(result).toMatchObject({ status: 404, body: { error: "The emulator has no flow 1." } });
  });
});

describe("a data file that cannot be written", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "kaleyra-emulator-"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it("fails each change with the reason, and no change remains", async () => {
    const dataFile = path.join(folder, "kaleyra.json");
    await using kaleyra = await startEmulator({ dataFile, flows: [{ id, name: "kept" }] });
    const before = kaleyra.flows();
    // A folder in the place of the file that is written first.
    await mkdir(`${dataFile}.tmp`);

    const responses = [
      await callAdmin(kaleyra, "POST /flows", { name: "new" }),
      await callAdmin(kaleyra, `PATCH /flows/${id}`, { name: "renamed" }),
      await callAdmin(kaleyra, `DELETE /flows/${id}`),
      await callAdmin(kaleyra, "POST /reset"),
      await call(kaleyra, `POST /${id}`, { json: { name: "renamed" } }),
      await call(kaleyra, `POST /${id}/publish`),
      await call(kaleyra, `DELETE /${id}`),
    ];

    for (const { status, text } of responses) {
      expect([status, text]).toEqual([
        500,
        expect.stringContaining("write the data file kaleyra.json: "),
      ]);
      expect(text).not.toContain(folder);
    }
    expect(kaleyra.flows()).toEqual(before);
    await rmdir(`${dataFile}.tmp`);
    expect(await call(kaleyra, `DELETE /${id}`)).toMatchObject({ status: 200 });
  });
});

describe("an address that the emulator does not know", () => {
  it.each(["GET /1/2/3", "PUT /1", "DELETE /1/publish", "POST /1/messages"])(
    "is an error: %s",
    async (request) => {
      await using kaleyra = await startEmulator();

      const result = await call(kaleyra, request);

      expect(result.status).toBe(404);
      expect(kaleyra.requests()).toMatchObject([{ operation: "unknown", status: 404 }]);
    },
  );

  it("is an incorrect payload if it cannot be decoded", async () => {
    await using kaleyra = await startEmulator();

    const result = await call(kaleyra, "GET /%zz");

    expect(result).toMatchObject({ status: 400, body: { code: "WA-400" } });
    expect(kaleyra.requests()).toMatchObject([{ operation: "unknown", status: 400 }]);
  });
});
