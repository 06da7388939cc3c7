import {
  failures,
  metaErrorBody,
  metaRefusals,
  startEmulator,
  type Switches,
} from "kaleyra-emulator";

import { FlowNames } from "../../../provider/lifecycle/flow-names";
import { createFlow } from "../../../provider/lifecycle/flow/create";
import { UnfinishedFlow } from "../../../provider/lifecycle/flow/update";
import { operations } from "../../support/client";
import { aDocument, automatic, badDocument, contextOn, errorOf, someInputs } from "../support/flow";

/** Inputs that need every step of a create. */
const full = {
  flowJson: aDocument(),
  endpointUri: "https://example.test/flow",
  publish: true,
};

describe("createFlow", () => {
  it.each([
    ["a draft", {}, ["createFlow"]],
    ["a draft with a document", { flowJson: aDocument() }, ["createFlow", "uploadDocument"]],
    [
      "a live flow",
      { flowJson: aDocument(), publish: true },
      ["createFlow", "uploadDocument", "publishFlow"],
    ],
    [
      "a live flow with an endpoint",
      full,
      ["createFlow", "uploadDocument", "updateMetadata", "publishFlow"],
    ],
  ])("creates %s with the minimum of calls", async (_given, change, calls) => {
    await using kaleyra = await startEmulator();

    const { id, state } = await createFlow(someInputs(change), contextOn(kaleyra));

    expect(operations(kaleyra)).toEqual(calls);
    expect(kaleyra.flow(id)?.status).toBe("publish" in change ? "PUBLISHED" : "DRAFT");
    expect(state).toMatchObject({ ...someInputs(change), status: kaleyra.flow(id)?.status });
  });

  it("returns the versions of the document", async () => {
    await using kaleyra = await startEmulator();
    const flowJson = { ...aDocument(), data_api_version: "3.0" };

    const { state } = await createFlow(someInputs({ flowJson }), contextOn(kaleyra));

    expect(state).toMatchObject({ jsonVersion: "7.3", dataApiVersion: "3.0" });
  });

  it("warns about an invalid document in a draft", async () => {
    await using kaleyra = await startEmulator();
    const context = contextOn(kaleyra);

    const { state } = await createFlow(someInputs({ flowJson: badDocument }), context);

    expect(state.validationErrors).toHaveLength(1);
    expect(context.warnings).toEqual([expect.stringContaining("MIN_ITEMS_REQUIRED")]);
  });

  it.each([
    [
      "the document has errors",
      { flowJson: badDocument, publish: true },
      undefined,
      /MIN_ITEMS_REQUIRED/,
    ],
    ["the upload is refused", full, "uploadDocument", /could not upload the document of survey/],
    ["the endpoint is refused", full, "updateMetadata", /could not update survey/],
    ["publishing is refused", full, "publishFlow", /could not publish survey/],
  ] as const)("keeps the remaining flow if %s", async (_given, change, operation, message) => {
    await using kaleyra = await startEmulator();
    const body = metaErrorBody(metaRefusals.integrity, "trace7");
    if (operation !== undefined) {
      kaleyra.addFault({ operation, status: 400, body, times: "always" });
    }

    const error = await errorOf(createFlow(someInputs(change), contextOn(kaleyra)));

    const [flow] = kaleyra.flows();
    expect(error).toBeInstanceOf(UnfinishedFlow);
    expect(error.message).toMatch(message);
    expect(error).toMatchObject({ id: flow?.id, state: { status: "DRAFT", publish: false } });
    expect(flow?.status).toBe("DRAFT");
  });

  it("returns in the state of an unfinished flow which steps are done", async () => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "publishFlow", ...failures.notEntitled });

    const error = await errorOf(createFlow(someInputs(full), contextOn(kaleyra)));

    expect((error as UnfinishedFlow).state).toMatchObject({
      ...someInputs(full),
      flowJson: JSON.stringify(full.flowJson),
      publish: false,
      status: "DRAFT",
      jsonVersion: "7.3",
    });
  });

  it("marks what a lost response leaves open as unsettled", async () => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "uploadDocument", ...failures.internal, times: "always" });

    const error = await errorOf(createFlow(someInputs(full), contextOn(kaleyra)));

    expect((error as UnfinishedFlow).state).toMatchObject({ unsettled: ["flowJson"] });
    expect((error as UnfinishedFlow).state).not.toHaveProperty("flowJson");
  });

  it.each<[string, Partial<Switches>]>([
    ["wrapped responses", { envelope: "wrapped" }],
    ["empty responses", { emptySuccess: true }],
    ["ids as numbers", { numericIds: true }],
    ["a fresh id that is not found at first", { freshIdRequests: 2 }],
    ["a publish that reads DRAFT for a while", { emptySuccess: true, readLagReads: 2 }],
  ])("handles %s", async (_given, switches) => {
    await using kaleyra = await startEmulator({ switches });

    const { id } = await createFlow(someInputs(full), contextOn(kaleyra));

    expect(kaleyra.flow(id)?.status).toBe("PUBLISHED");
    expect(kaleyra.flows()).toHaveLength(1);
  });
});

describe("createFlow, with a lost response", () => {
  const lostResponses = [
    ["to a reset", { reset: "after" as const }],
    ["to a 500", { applyThenRespond: failures.internal }],
    ["to a 502", { applyThenRespond: { status: 502, body: "<html>" } }],
    ["to silence", { hang: "after" as const }],
    ["to an empty 200", { applyThenRespond: { status: 200 } }],
    ["in the middle of its body", { truncateBody: true as const }],
  ] as const;

  it.each(lostResponses)(
    "%s, continues with the flow of the automatic name",
    async (_given, effect) => {
      await using kaleyra = await startEmulator();
      kaleyra.addFault({ operation: "createFlow", ...effect });
      const context = contextOn(kaleyra, { requestTimeoutSeconds: 2 });

      const { id } = await createFlow(automatic({ flowJson: aDocument() }), context);

      expect(kaleyra.flows().map((flow) => flow.id)).toEqual([id]);
    },
  );

  it.each(lostResponses)("%s, never adopts a flow of a chosen name", async (_given, effect) => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "createFlow", ...effect });
    const context = contextOn(kaleyra, { requestTimeoutSeconds: 2 });

    const error = await errorOf(createFlow(someInputs(), context));

    const [flow] = kaleyra.flows();
    expect(kaleyra.flows()).toHaveLength(1);
    expect(error).not.toBeInstanceOf(UnfinishedFlow);
    expect(error.message).toContain(`${flow?.id} (DRAFT)`);
    expect(error.message).toContain(`npx kaleyra-flows import --id ${flow?.id}`);
  });

  it("tries a second time if the list shows that nothing was created", async () => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "createFlow", reset: "before" });

    const { id } = await createFlow(someInputs(), contextOn(kaleyra));

    expect(kaleyra.flows().map((flow) => flow.id)).toEqual([id]);
    expect(operations(kaleyra)).toEqual(["createFlow", "listFlows", "createFlow"]);
  });

  it("creates no second flow if the list does not show the first one yet", async () => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "createFlow", reset: "after" });
    kaleyra.addFault({ operation: "listFlows", status: 200, body: { data: [] }, times: 2 });

    const { id } = await createFlow(automatic(), contextOn(kaleyra));

    expect(kaleyra.flows().map((flow) => flow.id)).toEqual([id]);
  });

  it("looks the flow up if the response has the id of a flow that the run created before", async () => {
    await using kaleyra = await startEmulator();
    const names = new FlowNames();
    const first = await createFlow(someInputs(), contextOn(kaleyra, { names }));
    kaleyra.addFault({ operation: "createFlow", applyThenRespond: { status: 200, body: first } });

    const second = await createFlow(automatic(), contextOn(kaleyra, { names }));

    expect(kaleyra.flows().map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  it("finds its flow on a later page of the list", async () => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "createFlow", reset: "after" });
    // The emulator lists the newest flow first. This page comes before it, since its cursor, as in
    // `emulator/src/operations/list-flows.ts`, is that of an even later flow.
    const after = Buffer.from("flow:1000000").toString("base64url");
    const other = { id: "7", name: "other", status: "DRAFT", categories: ["OTHER"] };
    const body = { data: [other], paging: { cursors: { after } } };
    kaleyra.addFault({ operation: "listFlows", status: 200, body });

    const { id } = await createFlow(automatic(), contextOn(kaleyra));

    expect(kaleyra.flows()).toMatchObject([{ id, name: "survey-1a2b3c4" }]);
    expect(operations(kaleyra)).toEqual(["createFlow", "listFlows", "listFlows"]);
  });

  it("reports that a draft may be left if the look-up fails", async () => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "createFlow", reset: "after" });
    kaleyra.addFault({ operation: "listFlows", ...failures.badCredentials, times: "always" });

    const error = await errorOf(createFlow(automatic(), contextOn(kaleyra)));

    expect(error.message).toMatch(/A DRAFT named "survey-1a2b3c4" may have been left in WABA/);
  });

  it.each(["PUBLISHED", "DEPRECATED"])(
    "does not adopt a flow that is %s, even if it has the automatic name",
    async (status) => {
      await using kaleyra = await startEmulator({ flows: [{ name: "survey-1a2b3c4", status }] });

      const error = await errorOf(createFlow(automatic(), contextOn(kaleyra)));

      expect(error.message).toContain(`(${status})`);
      expect(operations(kaleyra)).not.toContain("uploadDocument");
    },
  );

  it("names the existing flow with a chosen name", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id: "7", name: "survey" }] });

    const error = await errorOf(createFlow(someInputs(), contextOn(kaleyra)));

    expect(error.message).toMatch(/^could not create flow survey: .*7 \(DRAFT\).*not made/);
    expect(kaleyra.flows()).toHaveLength(1);
  });

  it.each([
    ["wrong credentials", failures.badCredentials],
    ["an account without the API", failures.notEntitled],
    ["an incorrect payload", failures.badPayload],
  ])("sends nothing more after %s", async (_name, failure) => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "createFlow", ...failure });

    await errorOf(createFlow(someInputs(), contextOn(kaleyra)));

    expect(kaleyra.flows()).toEqual([]);
    expect(operations(kaleyra)).toEqual(["createFlow"]);
  });
});
