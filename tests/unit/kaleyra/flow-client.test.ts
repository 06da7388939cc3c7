import { metaErrorBody, metaRefusals, startEmulator } from "kaleyra-emulator";

import { flowId, wabaId } from "../../../provider/kaleyra/ids";
import { clientTo, failureOf } from "../../support/client";
import { aDocument, badDocument, ourWaba } from "../support/flow";

const waba = wabaId(ourWaba);
const id = flowId("112");

describe("FlowClient", () => {
  it("creates a draft and returns its id", async () => {
    await using kaleyra = await startEmulator();

    const creation = await clientTo(kaleyra).create(waba, { name: "a", categories: ["SURVEY"] });

    const [flow] = kaleyra.flows();
    expect(creation).toEqual({ outcome: "created", id: flow?.id });
    expect(flow).toMatchObject({ name: "a", categories: ["SURVEY"], status: "DRAFT" });
  });

  it("creates a flow from another one", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id, document: aDocument("Copied") }] });

    await clientTo(kaleyra).create(waba, { name: "b", categories: ["OTHER"], cloneFlowId: id });

    expect(kaleyra.flows().at(-1)?.storedDocument).toContain("Copied");
  });

  it("returns a taken name as an outcome", async () => {
    await using kaleyra = await startEmulator({ flows: [{ name: "a" }] });

    const creation = await clientTo(kaleyra).create(waba, { name: "a", categories: ["OTHER"] });

    expect(creation.outcome).toBe("nameTaken");
    expect(kaleyra.flows()).toHaveLength(1);
  });

  it.each(["get", "status"] as const)(
    "fails if the response is about another flow: %s",
    async (read) => {
      await using kaleyra = await startEmulator({ flows: [{ id }] });
      const body = { id: "113", name: "other", status: "DEPRECATED", categories: ["OTHER"] };
      kaleyra.addFault({ operation: "getFlow", status: 200, body });

      const failure = await failureOf(clientTo(kaleyra)[read](id));

      expect(failure).toEqual({
        kind: "unreadable",
        status: 200,
        expected: "flow 112, and not another one",
      });
    },
  );

  it("reads a flow with the requested fields", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id, name: "a", endpointUri: "https://example.test/", document: aDocument() }],
    });

    const flow = await clientTo(kaleyra).get(id);

    expect(flow).toEqual({
      id: "112",
      name: "a",
      status: "DRAFT",
      categories: ["OTHER"],
      validationErrors: [],
      jsonVersion: "7.3",
      endpointUri: "https://example.test/",
    });
  });

  it("returns undefined for a flow that does not exist", async () => {
    await using kaleyra = await startEmulator();

    await expect(clientTo(kaleyra).get(id)).resolves.toBeUndefined();
  });

  it("changes only the given metadata", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id, name: "a", categories: ["OTHER"] }],
    });

    const step = await clientTo(kaleyra).updateMetadata(id, { categories: ["SURVEY"] });

    expect(step).toEqual({ outcome: "done" });
    expect(kaleyra.flow(id)).toMatchObject({ name: "a", categories: ["SURVEY"] });
  });

  it("uploads a document byte for byte", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    const document = JSON.stringify(aDocument('Größe ✓ "\r\n--boundary'), null, 3);

    const upload = await clientTo(kaleyra).uploadDocument(id, document);

    expect(upload).toEqual({ outcome: "done", validationErrors: [] });
    expect(kaleyra.flow(id)?.document).toBe(document);
  });

  it("uploads a document of nearly 10 MB and reads it back", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    const document = { ...aDocument(), padding: "ü".repeat(4_900_000) };

    await clientTo(kaleyra).uploadDocument(id, JSON.stringify(document));

    const text = await clientTo(kaleyra).document(id);

    expect(JSON.parse(text)).toEqual(document);
  });

  it("returns Kaleyra's errors in a document that it stored", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });

    const upload = await clientTo(kaleyra).uploadDocument(id, JSON.stringify(badDocument));

    expect(upload).toMatchObject({
      outcome: "done",
      validationErrors: [{ error: "MIN_ITEMS_REQUIRED", path: "screens" }],
    });
  });

  it.each([
    ["publish", "DRAFT", "PUBLISHED"],
    ["deprecate", "PUBLISHED", "DEPRECATED"],
    ["deprecate", "THROTTLED", "DEPRECATED"],
    ["delete", "DRAFT", undefined],
  ] as const)("can %s a flow that is %s", async (method, status, after) => {
    await using kaleyra = await startEmulator({ flows: [{ id, status, document: aDocument() }] });

    const step = await clientTo(kaleyra)[method](id);

    expect(step).toEqual({ outcome: "done" });
    expect(kaleyra.flow(id)?.status).toBe(after);
  });

  it.each([
    ["publish", "PUBLISHED"],
    ["deprecate", "DRAFT"],
    ["delete", "PUBLISHED"],
  ] as const)("returns a refusal to %s a flow that is %s", async (method, status) => {
    await using kaleyra = await startEmulator({ flows: [{ id, status }] });

    const step = await clientTo(kaleyra)[method](id);

    expect(step.outcome).toBe("refused");
    expect(kaleyra.flow(id)?.status).toBe(status);
  });

  it.each(["updateMetadata", "uploadDocument", "publish", "deprecate", "delete"] as const)(
    "returns the outcome absent of %s if Kaleyra has no flow of that id",
    async (method) => {
      await using kaleyra = await startEmulator();
      const client = clientTo(kaleyra);
      const calls = {
        updateMetadata: () => client.updateMetadata(id, { name: "b" }),
        uploadDocument: () => client.uploadDocument(id, "{}"),
        publish: () => client.publish(id),
        deprecate: () => client.deprecate(id),
        delete: () => client.delete(id),
      };

      const step = await calls[method]();

      expect(step.outcome).toBe("absent");
    },
  );

  it("passes on Meta's codes and the trace id for its support", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    const body = metaErrorBody(metaRefusals.integrity, "A1b2c3");
    kaleyra.addFault({ operation: "publishFlow", status: 400, body });

    const step = await clientTo(kaleyra).publish(id);

    expect(step).toMatchObject({
      outcome: "refused",
      failure: { status: 400, meta: { code: 139000, subcode: 4233020, fbtraceId: "A1b2c3" } },
    });
  });

  it("fails if there is no document among the assets", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ operation: "listAssets", status: 200, body: { data: [] } });

    const failure = await failureOf(clientTo(kaleyra).document(id));

    expect(failure).toMatchObject({ kind: "unreadable", expected: "a document among the assets" });
  });
});
