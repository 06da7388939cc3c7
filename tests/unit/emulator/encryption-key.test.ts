import { generateKeyPairSync } from "node:crypto";

import { startEmulator } from "kaleyra-emulator";

import { aDocument, call, firstAccount } from "./caller";

const number = firstAccount.wabas[0]?.phoneNumbers[0] ?? "";
const path = `/${number}/flows_encryption`;
const { publicKey, privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

function keyForm(key: string): { readonly body: URLSearchParams } {
  return { body: new URLSearchParams({ business_public_key: key }) };
}

describe("a number's encryption key", () => {
  it.each([
    { given: "GET", read: `GET ${path}` },
    { given: "an empty POST", read: `POST ${path}` },
    { given: "an encoded plus", read: `GET ${path.replace("+", "%2B")}` },
  ])("is set, and read with $given", async ({ read }) => {
    await using kaleyra = await startEmulator();

    const set = await call(kaleyra, `POST ${path}`, keyForm(publicKey));
    const response = await call(kaleyra, read);

    expect(set.text).toBe('{"success":true}');
    expect(response.body).toEqual({
      data: [{ business_public_key: publicKey, business_public_key_signature_status: "VALID" }],
    });
    expect(kaleyra.requests().map(({ operation }) => operation)).toEqual([
      "setEncryptionKey",
      "getEncryptionKey",
    ]);
  });

  it.each([
    { given: "no key", key: "hello" },
    { given: "the private key", key: privateKey },
  ])("is refused if it is $given", async ({ key }) => {
    await using kaleyra = await startEmulator();

    const response = await call(kaleyra, `POST ${path}`, keyForm(key));

    expect(response).toMatchObject({ status: 400, body: { code: "WA-400" } });
  });

  it("cannot be read for an unregistered number", async () => {
    await using kaleyra = await startEmulator();

    const response = await call(kaleyra, "GET /+910000009999/flows_encryption");

    expect(response).toMatchObject({
      status: 401,
      body: { error: { phone_number: expect.anything() } },
    });
  });

  it.each([
    { keyReads: "both" as const, get: 200, post: 200 },
    { keyReads: "get" as const, get: 200, post: 400 },
    { keyReads: "post" as const, get: 404, post: 200 },
  ])(
    "can be read with the methods of the switch keyReads: $keyReads",
    async ({ keyReads, get, post }) => {
      await using kaleyra = await startEmulator({ switches: { keyReads } });

      const responses = [await call(kaleyra, `GET ${path}`), await call(kaleyra, `POST ${path}`)];

      expect(responses.map(({ status }) => status)).toEqual([get, post]);
    },
  );

  it("can have the status of a key that Meta does not trust", async () => {
    await using kaleyra = await startEmulator({ switches: { keySignature: "MISMATCH" } });

    await call(kaleyra, `POST ${path}`, keyForm(publicKey));
    const response = await call(kaleyra, `GET ${path}`);

    expect(response.body).toMatchObject({
      data: [{ business_public_key_signature_status: "MISMATCH" }],
    });
  });

  it("is required to publish a flow with an endpoint, if the switch says so", async () => {
    const document = aDocument({ data_api_version: "3.0" });
    await using kaleyra = await startEmulator({
      flows: [{ id: "1", document, endpointUri: "https://example.test" }],
      switches: { requirePublicKey: true },
    });

    const withoutKey = await call(kaleyra, "POST /1/publish");
    await call(kaleyra, `POST ${path}`, keyForm(publicKey));
    const withKey = await call(kaleyra, "POST /1/publish");

    expect([withoutKey.status, withKey.status]).toEqual([400, 200]);
  });
});
