import { demoAccounts, startEmulator } from "kaleyra-emulator";

import { call, firstAccount, foreignWabaId, secondAccount } from "./caller";

const badCredentials =
  '{"code":"RBC001","message":"Incorrect SID or API key.","data":[],"error":{"error":"Incorrect SID or API key."}}';
const notEntitled =
  '{"code":"WA-401","message":"API is not available for given customer.Please contact support for more info","data":{},"error":"API is not available for given customer.Please contact support for more info"}';
const notFound =
  '{"code":"WA-401","message":"The flow_id either does not exist or does not belong to the account.","data":{},"error":{"flow_id":"The flow_id either does not exist or does not belong to the account."}}';

describe("the emulator's credentials", () => {
  it.each([
    { given: "a wrong key", sid: firstAccount.sid, apiKey: "Awrong" },
    { given: "a wrong SID", sid: "HXWRONGIN", apiKey: firstAccount.apiKeys[0] },
    {
      given: "the key of another account",
      sid: firstAccount.sid,
      apiKey: secondAccount.apiKeys[0],
    },
  ])("are refused with RBC001 for $given", async ({ sid, apiKey = "" }) => {
    await using kaleyra = await startEmulator();

    const response = await call(kaleyra, "GET /123", { sid, apiKey });

    expect(response).toMatchObject({ status: 401, text: badCredentials });
  });

  it("may be any of the keys of an account", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id: "123" }] });

    const statuses = await Promise.all(
      firstAccount.apiKeys.map(
        async (apiKey) => (await call(kaleyra, "GET /123", { apiKey })).status,
      ),
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
      flows: [{ id: "123", wabaId: foreignWabaId }],
    });

    const [foreign, absent] = [await call(kaleyra, "GET /123"), await call(kaleyra, "GET /124")];

    expect(foreign).toMatchObject({ status: 401, text: notFound });
    expect(absent.text).toBe(foreign.text);
  });

  it("do not give access to another account's WABA", async () => {
    await using kaleyra = await startEmulator();

    const response = await call(kaleyra, `GET /${foreignWabaId}/flows`);

    expect(response).toMatchObject({
      status: 401,
      body: { error: { waba_id: expect.anything() } },
    });
  });

  const percentEncoded = (text: string): string =>
    [...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join("");
  const percentSignsEncoded = (text: string): string => text.replaceAll("%", "%25");

  it.each<{ given: string; sent: (secret: string) => string }>([
    { given: "as it is", sent: (secret) => secret },
    { given: "in lower case", sent: (secret) => secret.toLowerCase() },
    { given: "in upper case", sent: (secret) => secret.toUpperCase() },
    {
      given: "with one letter percent-encoded",
      sent: (secret) => percentEncoded(secret[0] ?? "") + secret.slice(1),
    },
    { given: "percent-encoded", sent: percentEncoded },
    { given: "percent-encoded twice", sent: (secret) => percentEncoded(percentEncoded(secret)) },
    {
      given: "percent-encoded, and the percent signs encoded twice more",
      sent: (secret) => percentSignsEncoded(percentSignsEncoded(percentEncoded(secret))),
    },
    {
      given: "between percent signs that are not valid",
      sent: (secret) => `%E0%A4%A${percentEncoded(secret)}%`,
    },
    {
      given: "split by an invisible character",
      sent: (secret) => `${secret.slice(0, 5)}%E2%80%8B${secret.slice(5)}`,
    },
  ])("are never in the log and the recorded requests: $given", async ({ sent }) => {
    const lines: string[] = [];
    await using kaleyra = await startEmulator({ log: (line) => lines.push(line) });
    const { sid, apiKeys } = firstAccount;

    for (const secret of [sid, ...apiKeys].map(sent)) {
      await fetch(`${kaleyra.url}/v2/${secret}/whatsapp/${secret}/flows?key=${secret}&${secret}`);
      await fetch(`${kaleyra.url}/v2/x/whatsapp/${secret}?next=/v2/${secret}/whatsapp`);
      await fetch(`${kaleyra.url}/${secret}`, { headers: { "content-type": secret } });
    }

    const recorded = JSON.stringify(kaleyra.requests());
    expect(kaleyra.requests()).toHaveLength(9);
    for (const text of [recorded, lines.join("\n")]) {
      for (const secret of [sid, ...apiKeys]) {
        for (const form of [secret, sent(secret), secret.slice(1, -2)]) {
          expect(text.toLowerCase()).not.toContain(form.toLowerCase());
        }
      }
    }
  });

  it.each([
    { sent: "/1?fields=id%2Cname&token=abcdef", recorded: "/1?fields=id%2Cname&token=…" },
    { sent: "/1?next=/v2/HXSOMEOTHERIN/x%20y", recorded: "/1?next=/v2/HX…IN/x%20y" },
    { sent: "/1?next=%2Fv2%2FHXSOMEOTHERIN%2F%0A200", recorded: "/1?next=/v2/HX…IN/ 200" },
    { sent: "/1?a%252525b%zz%", recorded: "/1?a%252525b%zz%" },
    { sent: `/1?${"%25".repeat(60)}`, recorded: `/1?${"%25".repeat(60)}` },
    { sent: `/1?%${"25".repeat(60)}41`, recorded: "…" },
  ])("are masked in $sent", async ({ sent, recorded }) => {
    await using kaleyra = await startEmulator();

    await call(kaleyra, `GET ${sent}`);

    const path = recorded === "…" ? recorded : `/v2/HX…IN/whatsapp${recorded}`;
    expect(kaleyra.requests()).toMatchObject([{ path, hasApiKey: true }]);
  });
});
