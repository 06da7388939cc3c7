import { startEmulator } from "kaleyra-emulator";

import { aDocument, call, firstAccount, foreignWabaId, secondWabaId, wabaId } from "./caller";

describe("creating a flow", () => {
  it("creates a draft with a default document", async () => {
    await using kaleyra = await startEmulator();

    const response = await call(kaleyra, `POST /${wabaId}/flows`, {
      json: { name: "survey", categories: ["SURVEY"] },
    });

    const [flow] = kaleyra.flows();
    expect(response).toMatchObject({
      status: 200,
      body: { id: flow?.id, success: true, validation_errors: [] },
    });
    expect(flow).toMatchObject({
      status: "DRAFT",
      wabaId,
      sid: firstAccount.sid,
      jsonVersion: "7.3",
    });
  });

  it("returns an id that a JavaScript number cannot represent", async () => {
    await using kaleyra = await startEmulator();

    await call(kaleyra, `POST /${wabaId}/flows`, { json: { name: "a", categories: ["OTHER"] } });

    const id = kaleyra.flows()[0]?.id ?? "";
    expect(id).toMatch(/^\d{18}$/);
    expect(BigInt(Number(id))).not.toBe(BigInt(id));
  });

  it("is refused with two sources, and under a taken name with Meta's subcode", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id: "1", name: "taken", wabaId }] });
    const json = { name: "a", categories: ["OTHER"], clone_flow_id: "1" };

    const two = await call(kaleyra, `POST /${wabaId}/flows`, {
      json: { ...json, clone_template: "BOOKING" },
    });
    const taken = await call(kaleyra, `POST /${wabaId}/flows`, {
      json: { ...json, name: "taken" },
    });

    expect(two.text).toContain("Only one clone source can be set");
    expect(taken.body).toMatchObject({ error: { code: 100, error_subcode: 4016019 } });
    expect(kaleyra.flows()).toHaveLength(1);
  });

  it.each([
    { given: "no name", json: { categories: ["OTHER"] } },
    { given: "an empty name", json: { name: "", categories: ["OTHER"] } },
    { given: "a name of 201 characters", json: { name: "a".repeat(201), categories: ["OTHER"] } },
    { given: "no categories", json: { name: "a" } },
    { given: "an empty list of categories", json: { name: "a", categories: [] } },
    {
      given: "a document that is not text",
      json: { name: "a", categories: ["OTHER"], flow_json: {} },
    },
    { given: "a list", json: [] },
  ])("is refused as an incorrect payload with $given", async ({ json }) => {
    await using kaleyra = await startEmulator();

    const response = await call(kaleyra, `POST /${wabaId}/flows`, { json });

    expect(response).toMatchObject({
      status: 400,
      text: '{"code":"WA-400","message":"Refer to correct payload format","data":{},"error":{"payload":"Incorrect payload format"}}',
    });
    expect(kaleyra.flows()).toEqual([]);
  });

  it("is refused with a name that a deprecated flow of the WABA still has", async () => {
    await using kaleyra = await startEmulator({ flows: [{ name: "a", status: "DEPRECATED" }] });

    const response = await call(kaleyra, `POST /${wabaId}/flows`, {
      json: { name: "a", categories: ["OTHER"] },
    });

    expect(response).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 100,
          type: "OAuthException",
          error_user_title: "Flow name is not unique",
          fbtrace_id: expect.stringMatching(/^A/),
        },
      },
    });
  });

  it("accepts a name that only another WABA has", async () => {
    await using kaleyra = await startEmulator({ flows: [{ name: "a" }] });

    const response = await call(kaleyra, `POST /${secondWabaId}/flows`, {
      json: { name: "a", categories: ["OTHER"] },
    });

    expect(response.status).toBe(200);
  });

  it("publishes at once on request if the document is valid", async () => {
    await using kaleyra = await startEmulator();

    await call(kaleyra, `POST /${wabaId}/flows`, {
      json: {
        name: "a",
        categories: ["OTHER"],
        flow_json: JSON.stringify(aDocument()),
        publish: true,
      },
    });

    expect(kaleyra.flows()).toMatchObject([{ status: "PUBLISHED", formerlyPublished: true }]);
  });

  it("leaves a draft with errors if the document is invalid", async () => {
    await using kaleyra = await startEmulator();

    const response = await call(kaleyra, `POST /${wabaId}/flows`, {
      json: { name: "a", categories: ["OTHER"], flow_json: "{}", publish: true },
    });

    expect(response).toMatchObject({
      status: 200,
      body: { success: true, validation_errors: [{ error: "MISSING_FLOW_JSON_VERSION" }, {}] },
    });
    expect(kaleyra.flows()).toMatchObject([{ status: "DRAFT", name: "a" }]);
  });

  it("leaves a draft with the name if its publish is refused", async () => {
    await using kaleyra = await startEmulator();
    const document = aDocument({ data_api_version: "3.0" });

    const response = await call(kaleyra, `POST /${wabaId}/flows`, {
      json: {
        name: "a",
        categories: ["OTHER"],
        flow_json: JSON.stringify(document),
        publish: true,
      },
    });

    expect(response).toMatchObject({ status: 400, body: { error: { code: 139002 } } });
    expect(kaleyra.flows()).toMatchObject([{ status: "DRAFT", name: "a" }]);
  });

  it("clones the document of a flow of the account", async () => {
    const document = JSON.stringify(aDocument({ version: "6.0" }));
    await using kaleyra = await startEmulator({
      flows: [{ id: "1", name: "a", status: "PUBLISHED", document }],
    });

    await call(kaleyra, `POST /${secondWabaId}/flows`, {
      json: { name: "b", categories: ["OTHER"], clone_flow_id: "1" },
    });

    expect(kaleyra.flows(secondWabaId)).toMatchObject([{ name: "b", status: "DRAFT", document }]);
  });

  it("does not clone the flow of another account", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id: "1", wabaId: foreignWabaId }],
    });

    const response = await call(kaleyra, `POST /${wabaId}/flows`, {
      json: { name: "b", categories: ["OTHER"], clone_flow_id: "1" },
    });

    expect(response).toMatchObject({
      status: 400,
      body: { error: { message: "Flow with specified ID does not exist" } },
    });
  });
});
