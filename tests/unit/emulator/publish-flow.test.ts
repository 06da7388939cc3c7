import { demoAccounts, startEmulator } from "kaleyra-emulator";

import { aDocument, call } from "./caller";

const id = "123";

describe("publishing a flow", () => {
  it.each([
    { given: "validation errors", document: "{}", reason: "validation errors" },
    {
      given: "an endpoint in its document and none in its metadata",
      document: aDocument({ data_api_version: "3.0" }),
      reason: "without specifying endpoint_uri",
    },
  ])("is refused with $given", async ({ document, reason }) => {
    await using kaleyra = await startEmulator({ flows: [{ id, document }] });

    const response = await call(kaleyra, `POST /${id}/publish`);

    expect(response).toMatchObject({
      status: 400,
      body: { error: { code: 139002, error_user_msg: expect.stringContaining(reason) } },
    });
    expect(kaleyra.flow(id)?.status).toBe("DRAFT");
  });

  it("accepts a flow with an endpoint", async () => {
    const document = aDocument({ data_api_version: "3.0" });
    await using kaleyra = await startEmulator({
      flows: [{ id, document, endpointUri: "https://example.test/flow" }],
    });

    await call(kaleyra, `POST /${id}/publish`);

    expect(kaleyra.flow(id)?.status).toBe("PUBLISHED");
  });

  it.each([
    ["app", "No Application Connected"],
    ["response", "Endpoint Not Available"],
    ["webhooks", "not subscribed to Flows Webhooks"],
  ] as const)(
    "is refused to a flow with an endpoint while %s is missing",
    async (unmet, expected) => {
      const document = aDocument({ data_api_version: "3.0" });
      await using kaleyra = await startEmulator({
        flows: [{ id, document, endpointUri: "https://example.test/flow" }, { id: "124" }],
        switches: { unmetCondition: unmet },
      });

      const refused = await call(kaleyra, `POST /${id}/publish`);
      const withoutEndpoint = await call(kaleyra, "POST /124/publish");
      kaleyra.configure({ unmetCondition: "none" });
      const published = await call(kaleyra, `POST /${id}/publish`);

      expect(refused).toMatchObject({ status: 400, body: { error: { code: 139002 } } });
      expect(refused.text).toContain(expected);
      expect([withoutEndpoint.status, published.status]).toEqual([200, 200]);
    },
  );

  it("accepts a frozen version, unless configured to refuse it like Meta", async () => {
    const document = aDocument({ version: "5.0" });
    await using kaleyra = await startEmulator({
      flows: [
        { id: "1", document },
        { id: "2", document },
      ],
    });

    const lenient = await call(kaleyra, "POST /1/publish");
    kaleyra.configure({ refuseFrozenVersions: true });
    const strict = await call(kaleyra, "POST /2/publish");

    expect([lenient.status, strict.status]).toEqual([200, 400]);
    expect(strict.text).toContain("not available for publishing");
  });

  it("is refused on a WABA without a phone number", async () => {
    const [account] = demoAccounts;
    const accounts = [{ ...account, wabas: [{ id: "9", phoneNumbers: [] }] }];
    await using kaleyra = await startEmulator({ accounts, flows: [{ id }] });

    const response = await call(kaleyra, `POST /${id}/publish`);

    expect(response.text).toContain("No Phone Number connected");
  });

  it("is not visible at once if reads lag", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }], switches: { readLagReads: 2 } });

    await call(kaleyra, `POST /${id}/publish`);
    const reads = [
      await call(kaleyra, `GET /${id}?fields=status`),
      await call(kaleyra, `GET /${id}?fields=status`),
      await call(kaleyra, `GET /${id}?fields=status`),
    ];

    expect(reads.map(({ body }) => body)).toEqual([
      { id, status: "DRAFT" },
      { id, status: "DRAFT" },
      { id, status: "PUBLISHED" },
    ]);
  });
});
