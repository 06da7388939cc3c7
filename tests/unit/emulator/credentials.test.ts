import { demoAccounts, startEmulator } from "kaleyra-emulator";

import { call, ours, theirs } from "./caller";

const badCredentials =
  '{"code":"RBC001","message":"Incorrect SID or API key.","data":[],"error":{"error":"Incorrect SID or API key."}}';
const notEntitled =
  '{"code":"WA-401","message":"API is not available for given customer.Please contact support for more info","data":{},"error":"API is not available for given customer.Please contact support for more info"}';
const notFound =
  '{"code":"WA-401","message":"The flow_id either does not exist or does not belong to the account.","data":{},"error":{"flow_id":"The flow_id either does not exist or does not belong to the account."}}';

describe("the emulator's credentials", () => {
  it.each([
    { given: "a wrong key", sid: ours.sid, apiKey: "Awrong" },
    { given: "a wrong SID", sid: "HXWRONGIN", apiKey: ours.apiKeys[0] },
    { given: "the key of another account", sid: ours.sid, apiKey: theirs.apiKeys[0] },
  ])("are refused with RBC001 for $given", async ({ sid, apiKey = "" }) => {
    await using kaleyra = await startEmulator();

    const response = await call(kaleyra, "GET /123", { sid, apiKey });

    expect(response).toMatchObject({ status: 401, text: badCredentials });
  });

  it("may be any of the keys of an account", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id: "123" }] });

    const statuses = await Promise.all(
      ours.apiKeys.map(async (apiKey) => (await call(kaleyra, "GET /123", { apiKey })).status),
    );

    expect(statuses).toEqual([200, 200]);
  });

  it("are checked before the body and the id", async () => {
    await using kaleyra = await startEmulator();

    const response = await call(kaleyra, "POST /123", { apiKey: "Awrong", body: "{" });

    expect(response.text).toBe(badCredentials);
  });

  it("are not enough for an account without access", async () => {
    const accounts = demoAccounts.map((account) => ({ ...account, entitled: false }));
    await using kaleyra = await startEmulator({ accounts });

    const response = await call(kaleyra, "GET /123");

    expect(response).toMatchObject({ status: 401, text: notEntitled });
  });

  it("do not show another account's flow, which looks like a missing one", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id: "123", wabaId: theirs.wabas[0]?.id ?? "" }],
    });

    const [foreign, absent] = [await call(kaleyra, "GET /123"), await call(kaleyra, "GET /124")];

    expect(foreign).toMatchObject({ status: 401, text: notFound });
    expect(absent.text).toBe(foreign.text);
  });

  it("do not give access to another account's WABA", async () => {
    await using kaleyra = await startEmulator();

    const response = await call(kaleyra, `GET /${theirs.wabas[0]?.id}/flows`);

    expect(response).toMatchObject({
      status: 401,
      body: { error: { waba_id: expect.anything() } },
    });
  });

  it("are never in the recorded requests", async () => {
    await using kaleyra = await startEmulator();
    const key = kaleyra.environment.KALEYRA_API_KEY;

    await call(kaleyra, `GET /123?key=${key}`);

    expect(JSON.stringify(kaleyra.requests())).not.toContain(key);
    expect(kaleyra.requests()).toMatchObject([{ hasApiKey: true }]);
  });
});
