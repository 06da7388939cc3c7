import { startEmulator } from "kaleyra-emulator";

import { call, foreignWabaId, secondWabaId, wabaId } from "./caller";

const migration = `POST /${wabaId}/migrate_flows/${secondWabaId}`;

describe("migrating flows", () => {
  it("copies them under their names, published ones as published", async () => {
    await using kaleyra = await startEmulator({
      flows: [
        { id: "1", name: "a", status: "PUBLISHED" },
        { id: "2", name: "b" },
      ],
    });

    const response = await call(kaleyra, migration);

    const copies = kaleyra.flows(secondWabaId);
    expect(copies).toMatchObject([
      { name: "a", status: "PUBLISHED" },
      { name: "b", status: "DRAFT" },
    ]);
    expect(response.body).toEqual({
      migrated_flows: [
        { source_name: "a", source_id: "1", migrated_id: copies[0]?.id },
        { source_name: "b", source_id: "2", migrated_id: copies[1]?.id },
      ],
      failed_flows: [],
    });
    expect(kaleyra.flows(wabaId)).toHaveLength(2);
  });

  it("reports a taken name within a success", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ name: "a" }, { name: "a", wabaId: secondWabaId }, { name: "b" }],
    });

    const response = await call(kaleyra, migration, { json: { source_flow_names: ["a"] } });

    expect(response).toMatchObject({
      status: 200,
      body: {
        migrated_flows: [],
        failed_flows: [
          {
            source_name: "a",
            error_code: "4233041",
            error_message:
              "Flows Migration Error: Flow with the same name exists in destination WABA.",
          },
        ],
      },
    });
  });

  it.each([
    { given: "failed" as const, status: 200, reported: ["b"], copies: ["a"] },
    { given: "unmentioned" as const, status: 200, reported: [], copies: ["a"] },
    { given: "refused" as const, status: 400, reported: undefined, copies: [] },
  ])(
    "reports a name that the source does not have: $given",
    async ({ given, status, reported, copies }) => {
      await using kaleyra = await startEmulator({
        flows: [{ name: "a" }],
        switches: { missingMigrations: given },
      });

      const response = await call(kaleyra, migration, { json: { source_flow_names: ["a", "b"] } });

      const { failed_flows: failed } = response.body as {
        failed_flows?: { source_name: string }[];
      };
      expect(response.status).toBe(status);
      expect(failed?.map(({ source_name: name }) => name)).toEqual(reported);
      expect(kaleyra.flows(secondWabaId).map(({ name }) => name)).toEqual(copies);
    },
  );

  it("cannot access another account", async () => {
    await using kaleyra = await startEmulator();

    const response = await call(kaleyra, `POST /${wabaId}/migrate_flows/${foreignWabaId}`);

    expect(response).toMatchObject({
      status: 401,
      body: { error: { waba_id: expect.anything() } },
    });
  });
});
