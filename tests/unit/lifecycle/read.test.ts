import {
  type Emulator,
  failures,
  type FlowEdit,
  notFound,
  startEmulator,
  type Switches,
} from "kaleyra-emulator";

import { flowId } from "../../../provider/kaleyra/ids";
import { TimeLimit } from "../../../provider/kaleyra/time-limit";
import { diffFlow } from "../../../provider/lifecycle/flow/diff";
import { readFlow } from "../../../provider/lifecycle/flow/read";
import type { FlowState } from "../../../provider/lifecycle/flow/state";
import { operations, sharedClientTo } from "../../support/client";
import { aDocument, contextOn, ourWaba, errorOf, someInputs, someState } from "../support/flow";

const id = "112";
const flowJson = aDocument();
const endpointUri = "https://example.test/";
const seed = { id, name: "survey", categories: ["SURVEY"], document: flowJson, endpointUri };
/** Properties of the state of a flow whose program has a document and an endpoint. */
const declared = { flowJson, endpointUri, jsonVersion: "7.3" };

/** A maker of contexts for the operations of one process, which share the lists of flows. */
function contextsOn(kaleyra: Emulator) {
  const shared = sharedClientTo(kaleyra);
  return () =>
    contextOn(kaleyra, { client: shared.within(new TimeLimit(10)), flowJsonDrift: "Ignore" });
}

describe("readFlow", () => {
  it.each<[string, Partial<Switches>]>([
    ["as they were sent", {}],
    ["normalized", { normalizesDocuments: true }],
    ["wrapped", { envelope: "wrapped" }],
    ["with numeric ids", { numericIds: true }],
    ["with validation_error", { singularValidationError: true }],
  ])("finds no drift in an unchanged flow, with responses %s", async (_given, switches) => {
    await using kaleyra = await startEmulator({ flows: [seed], switches });
    await contextOn(kaleyra).client.flows.uploadDocument(flowId(id), JSON.stringify(flowJson));
    const state = someState(kaleyra, declared);

    const found = await readFlow(id, state, contextOn(kaleyra));

    expect(found?.state).toEqual(state);
  });

  it("is safe to run twice", async () => {
    await using kaleyra = await startEmulator({ flows: [{ ...seed, status: "PUBLISHED" }] });
    const state = someState(kaleyra, declared);

    const first = await readFlow(id, state, contextOn(kaleyra));
    const second = await readFlow(id, first?.state, contextOn(kaleyra));

    expect(second).toEqual(first);
  });

  it.each<[string, FlowEdit, Partial<FlowState>]>([
    ["name", { name: "by hand" }, { name: "by hand" }],
    ["categories", { categories: ["OTHER"] }, { categories: ["OTHER"] }],
    ["endpoint", { endpointUri: "https://x.test/" }, { endpointUri: "https://x.test/" }],
    ["document", { document: aDocument("By hand") }, { flowJson: aDocument("By hand") }],
  ])("finds a %s that was changed by hand", async (_given, edit, drift) => {
    await using kaleyra = await startEmulator({ flows: [seed] });
    kaleyra.editFlow(id, edit);

    const found = await readFlow(id, someState(kaleyra, declared), contextOn(kaleyra));

    expect(found?.state).toEqual(someState(kaleyra, { ...declared, ...drift }));
    expect(found?.inputs).toMatchObject(drift);
  });

  it("keeps a document as a string if the program has a string", async () => {
    await using kaleyra = await startEmulator({ flows: [seed] });
    const text = JSON.stringify(flowJson);
    const state = someState(kaleyra, { ...declared, flowJson: text });

    const same = await readFlow(id, state, contextOn(kaleyra));
    kaleyra.editFlow(id, { document: aDocument("By hand") });
    const drifted = await readFlow(id, state, contextOn(kaleyra));

    expect(same?.state.flowJson).toBe(text);
    expect(JSON.parse(String(drifted?.state.flowJson))).toEqual(aDocument("By hand"));
  });

  it.each(["not json", "[]", '{"success":false}', '{"version":"7.3","code":"WA-401"}', ""])(
    "reports a document as drift that was changed to %j",
    async (document) => {
      await using kaleyra = await startEmulator({ flows: [seed] });
      kaleyra.editFlow(id, { document });
      const inputs = { ...someInputs(), flowJson, endpointUri };

      const found = await readFlow(id, someState(kaleyra, declared), contextOn(kaleyra));
      const second = await readFlow(id, found?.state, contextOn(kaleyra));
      const { changed } = diffFlow(id, found?.state ?? someState(kaleyra), inputs, () => {});

      expect(changed).toEqual(["flowJson"]);
      expect(second).toEqual(found);
    },
  );

  it("does not read an undeclared document, nor one whose drift is ignored", async () => {
    await using kaleyra = await startEmulator({ flows: [seed] });

    await readFlow(id, someState(kaleyra), contextOn(kaleyra));
    await readFlow(
      id,
      someState(kaleyra, declared),
      contextOn(kaleyra, { flowJsonDrift: "Ignore" }),
    );

    expect(operations(kaleyra)).toEqual(["getFlow", "getFlow"]);
  });

  it("ignores the order of categories", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ ...seed, categories: ["OTHER", "SURVEY"] }],
    });
    const state = someState(kaleyra, { ...declared, categories: ["SURVEY", "OTHER"] });

    const found = await readFlow(id, state, contextOn(kaleyra));

    expect(found?.state.categories).toEqual(["SURVEY", "OTHER"]);
  });

  it.each(["PUBLISHED", "THROTTLED", "BLOCKED", "DEPRECATED", "UNDER_REVIEW"])(
    "returns that a live flow is %s now, and plans nothing",
    async (status) => {
      await using kaleyra = await startEmulator({ flows: [{ ...seed, status: "PUBLISHED" }] });
      kaleyra.setStatus(id, status);
      const state = someState(kaleyra, { ...declared, publish: true, status: "PUBLISHED" });

      const found = await readFlow(id, state, contextOn(kaleyra));

      expect(found?.state).toEqual({ ...state, status });
      expect(found?.inputs.publish).toBe(true);
    },
  );

  it("waits for a read that lags behind a publish", async () => {
    await using kaleyra = await startEmulator({ flows: [seed], switches: { readLagReads: 2 } });
    await contextOn(kaleyra).client.flows.publish(flowId(id));
    const state = someState(kaleyra, { ...declared, publish: true, status: "PUBLISHED" });

    const found = await readFlow(id, state, contextOn(kaleyra));

    expect(found?.state.status).toBe("PUBLISHED");
  });

  it("detects that a live flow was taken back to DRAFT by hand", async () => {
    await using kaleyra = await startEmulator({ flows: [seed] });
    const state = someState(kaleyra, { ...declared, publish: true, status: "PUBLISHED" });

    const found = await readFlow(id, state, contextOn(kaleyra));

    expect(found).toMatchObject({ state: { status: "DRAFT" }, inputs: { publish: false } });
  });

  it("returns nothing for a flow that was deleted by hand", async () => {
    await using kaleyra = await startEmulator();

    await expect(readFlow(id, someState(kaleyra), contextOn(kaleyra))).resolves.toBeUndefined();
  });

  it("does not drop a flow that its WABA still lists", async () => {
    await using kaleyra = await startEmulator({ flows: [seed] });
    kaleyra.addFault({ operation: "getFlow", ...notFound("flow_id"), times: "always" });

    const failure = await errorOf(readFlow(id, someState(kaleyra), contextOn(kaleyra)));

    expect(failure.message).toMatch(/survey \(112\).*lists it \(DRAFT\).*no such flow/);
  });

  it.each([
    ["wrong credentials", failures.badCredentials],
    ["an account without the API", failures.notEntitled],
    ["an internal error", failures.internal],
    ["a page", { status: 404, body: "<html>" }],
    ["Meta's own not found", { status: 400, body: { error: { code: 100, message: "gone" } } }],
    ["an empty 200", { status: 200 }],
  ])("does not drop a flow for %s", async (_given, response) => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ ...response, times: "always" });

    const failure = await errorOf(readFlow(id, someState(kaleyra), contextOn(kaleyra)));

    expect(failure.message).toMatch(/^could not read survey \(112\)[:,] /);
  });

  it("reads a flow by its id", async () => {
    await using kaleyra = await startEmulator({ flows: [{ ...seed, status: "PUBLISHED" }] });

    const found = await readFlow(id, undefined, contextOn(kaleyra));

    expect(found?.inputs).toEqual({
      wabaId: ourWaba,
      name: "survey",
      categories: ["SURVEY"],
      flowJson,
      endpointUri,
      publish: true,
      updateStrategy: "InPlace",
    });
    expect(found?.state.deletionPolicy).toBe("DeleteOrDeprecate");
  });

  it.each([
    ["Retain", "Retain", "Retain"],
    ["DeleteOrDeprecate", undefined, "DeleteOrDeprecate"],
    ["Keep", undefined, "DeleteOrDeprecate"],
    // The default, and an invalid policy, are not written into the inputs.
  ])("imports a flow with the stack's deletion policy, %s", async (policy, input, output) => {
    await using kaleyra = await startEmulator({ flows: [seed] });
    const context = { ...contextOn(kaleyra), defaultDeletionPolicy: policy };

    const found = await readFlow(id, undefined, context);

    expect(found?.inputs.deletionPolicy).toBe(input);
    expect(found?.state.deletionPolicy).toBe(output);
  });

  it("returns nothing that differs from one read to the next", async () => {
    await using kaleyra = await startEmulator({ flows: [seed] });

    const found = await readFlow(id, undefined, contextOn(kaleyra));

    expect(JSON.stringify(found)).not.toMatch(/download|preview|token=/);
  });

  describe("of many flows at once", () => {
    const seeds = ["112", "113", "114", "115"].map((seedId) => ({
      ...seed,
      id: seedId,
      name: `survey ${seedId}`,
    }));

    async function readAll(kaleyra: Emulator, change: Partial<FlowState> = {}) {
      const context = contextsOn(kaleyra);
      const state = someState(kaleyra, { ...declared, ...change });
      return Promise.all(
        seeds.map(({ id: seedId, name }) => readFlow(seedId, { ...state, name }, context())),
      );
    }

    it("reads the WABA's list once, and no single flow", async () => {
      await using kaleyra = await startEmulator({ flows: seeds });

      const found = await readAll(kaleyra);

      expect(operations(kaleyra)).toEqual(["listFlows"]);
      expect(found.map((flow) => flow?.state)).toEqual(
        seeds.map(({ name }) => someState(kaleyra, { ...declared, name })),
      );
    });

    it("detects changes by hand", async () => {
      await using kaleyra = await startEmulator({ flows: seeds });
      kaleyra.editFlow("113", { name: "by hand", endpointUri: "https://x.test/" });

      const found = await readAll(kaleyra);

      expect(found[1]?.inputs).toMatchObject({ name: "by hand", endpointUri: "https://x.test/" });
    });

    it("reads each flow for an endpoint that the list does not show", async () => {
      const switches = { listedFields: "documented" } as const;
      await using kaleyra = await startEmulator({ flows: seeds, switches });
      kaleyra.editFlow("113", { endpointUri: "https://x.test/" });

      const found = await readAll(kaleyra);

      expect(found[1]?.inputs.endpointUri).toBe("https://x.test/");
      expect(operations(kaleyra).filter((name) => name === "getFlow")).toHaveLength(4);
    });

    it("reads a flow that is not in the list, before it returns nothing", async () => {
      await using kaleyra = await startEmulator({ flows: seeds });
      kaleyra.removeFlow("113");

      const found = await readAll(kaleyra);

      expect(found.map((flow) => flow === undefined)).toEqual([false, true, false, false]);
      const requests = kaleyra.requests().filter((request) => request.flowId === "113");
      expect(requests.length).toBeGreaterThan(0);
    });

    it("does not drop flows because of an empty list", async () => {
      await using kaleyra = await startEmulator({ flows: seeds });
      kaleyra.addFault({
        operation: "listFlows",
        status: 200,
        body: { data: [] },
        times: "always",
      });

      const found = await readAll(kaleyra);

      expect(found.map((flow) => flow?.state.name)).toEqual(seeds.map(({ name }) => name));
    });

    it("waits for a list that lags behind a publish", async () => {
      const switches = { readLagReads: 1 };
      await using kaleyra = await startEmulator({ flows: seeds, switches });
      await Promise.all(
        seeds.map((flow) => contextOn(kaleyra).client.flows.publish(flowId(flow.id))),
      );

      const found = await readAll(kaleyra, { publish: true, status: "PUBLISHED" });

      expect(found.map((flow) => flow?.state.status)).toEqual(seeds.map(() => "PUBLISHED"));
    });
  });
});
