import { metaErrorBody, metaRefusals, notFound, startEmulator, type Fault } from "kaleyra-emulator";

import { diffFlow } from "../../../provider/lifecycle/flow/diff";
import { readFlow } from "../../../provider/lifecycle/flow/read";
import { plannedFlow } from "../../../provider/lifecycle/flow/resource";
import type { FlowInputs, FlowState } from "../../../provider/lifecycle/flow/state";
import { UnfinishedFlow, updateFlow } from "../../../provider/lifecycle/flow/update";
import { UNKNOWN } from "../../../provider/lifecycle/value";
import { operations } from "../../support/client";
import { aDocument, contextOn, errorOf, someInputs, someState } from "../support/flow";

const id = "112";
const flowJson = aDocument();
const live = {
  id,
  name: "survey",
  categories: ["SURVEY"],
  document: flowJson,
  status: "PUBLISHED",
} as const;
const published = { flowJson, publish: true };
const publishedState = { publish: true, status: "PUBLISHED", flowJson } as const;
const metaUnknownError = { status: 500, body: { error: { code: 1, message: "unknown error" } } };
const metaTransient = {
  status: 400,
  body: { error: { code: 139001, is_transient: true, message: "later" } },
};

/** The state of an unfinished flow, which the error carries. */
function unfinishedIn(failure: Error): FlowState {
  if (!(failure instanceof UnfinishedFlow)) throw failure;
  return failure.state;
}

describe("a live flow whose edit got an ambiguous response", () => {
  const ambiguousResponses: readonly [string, Fault][] = [
    [
      "Meta's code 1 in a 500",
      { operation: "uploadDocument", applyThenRespond: metaUnknownError, times: 4 },
    ],
    [
      "a transient fault of Meta's",
      { operation: "uploadDocument", applyThenRespond: metaTransient, times: 4 },
    ],
    [
      "a 503 with the body of a missing flow",
      {
        operation: "uploadDocument",
        applyThenRespond: { status: 503, body: notFound("flow_id").body },
        times: 4,
      },
    ],
    [
      "a 200 with success: false",
      { operation: "uploadDocument", applyThenRespond: { status: 200, body: { success: false } } },
    ],
    [
      "a 408",
      { operation: "uploadDocument", applyThenRespond: { status: 408, body: {} }, times: 4 },
    ],
    ["no response", { operation: "uploadDocument", reset: "after", times: 4 }],
  ];

  it.each(ambiguousResponses)(
    "is live again after %s and a run with the change reverted",
    async (_given, fault) => {
      await using kaleyra = await startEmulator({ flows: [live] });
      kaleyra.addFault(fault);
      const changed = someInputs({ ...published, flowJson: aDocument("New") });

      const failure = await errorOf(
        updateFlow(id, someState(kaleyra, publishedState), changed, contextOn(kaleyra)),
      );
      const state = unfinishedIn(failure);

      expect(kaleyra.flow(id)?.status).toBe("DRAFT");
      expect(failure.message).toContain("may be a DRAFT now");
      expect(state).toMatchObject({ unsettled: ["flowJson", "status"] });

      const reverted = someInputs(published);
      expect(diffFlow(id, state, reverted, () => {}).changed).toContain("status");
      const after = await updateFlow(id, state, reverted, contextOn(kaleyra));

      expect(kaleyra.flow(id)).toMatchObject({ status: "PUBLISHED" });
      expect(kaleyra.flow(id)?.document).toContain("Book");
      expect(after).not.toHaveProperty("unsettled");
      expect(after.status).toBe("PUBLISHED");
    },
  );

  it("is live again if the property in doubt is no longer declared", async () => {
    await using kaleyra = await startEmulator({ flows: [live] });
    kaleyra.addFault({ operation: "updateMetadata", applyThenRespond: metaUnknownError, times: 4 });
    const changed = someInputs({ ...published, endpointUri: "https://example.test/" });

    const state = unfinishedIn(
      await errorOf(
        updateFlow(id, someState(kaleyra, publishedState), changed, contextOn(kaleyra)),
      ),
    );
    kaleyra.clearRequests();
    const after = await updateFlow(id, state, someInputs(published), contextOn(kaleyra));

    expect(operations(kaleyra)).toEqual(["getFlow", "publishFlow"]);
    expect(kaleyra.flow(id)?.status).toBe("PUBLISHED");
    expect(after).toMatchObject({ status: "PUBLISHED", unsettled: ["endpointUri"] });
    const read = await readFlow(id, after, contextOn(kaleyra));
    expect(read?.state).toMatchObject({ endpointUri: "https://example.test/" });
    expect(read?.state).not.toHaveProperty("unsettled");
  });

  it("is also in doubt if a refusal follows the lost response", async () => {
    await using kaleyra = await startEmulator({ flows: [live] });
    kaleyra.addFault({ operation: "uploadDocument", reset: "after" });
    const body = metaErrorBody(metaRefusals.integrity, "t");
    kaleyra.addFault({ operation: "uploadDocument", status: 400, body });
    const changed = someInputs({ ...published, flowJson: aDocument("New") });

    const state = unfinishedIn(
      await errorOf(
        updateFlow(id, someState(kaleyra, publishedState), changed, contextOn(kaleyra)),
      ),
    );

    expect(kaleyra.flow(id)?.status).toBe("DRAFT");
    expect(state.unsettled).toEqual(["flowJson", "status"]);
  });

  it("is only read if the edit was not applied", async () => {
    await using kaleyra = await startEmulator({ flows: [live] });
    const state = someState(kaleyra, { ...publishedState, unsettled: ["status"] });

    const after = await updateFlow(id, state, someInputs(published), contextOn(kaleyra));

    expect(operations(kaleyra)).toEqual(["getFlow"]);
    expect(after).toEqual(someState(kaleyra, publishedState));
  });

  it("is not taken back to DRAFT by an edit that publish: false would not publish", async () => {
    await using kaleyra = await startEmulator({ flows: [live] });
    const state = someState(kaleyra, { ...publishedState, unsettled: ["flowJson", "status"] });
    const inputs = someInputs({ flowJson, publish: false });

    const failure = await errorOf(updateFlow(id, state, inputs, contextOn(kaleyra)));

    expect(failure.message).toContain("would take it back to DRAFT and leave it there");
    expect(kaleyra.flow(id)?.status).toBe("PUBLISHED");
  });

  it("has a preview that announces a read of the status", async () => {
    await using kaleyra = await startEmulator();
    const state = someState(kaleyra, { ...publishedState, unsettled: ["status"] });
    const warnings: string[] = [];

    diffFlow(id, state, someInputs(published), (warning) => warnings.push(warning));

    expect(warnings).toEqual([expect.stringContaining("may be a DRAFT or live")]);
    expect(plannedFlow(state, someInputs(published)).status).toBe("PUBLISHED");
    expect(plannedFlow(state, someInputs({ flowJson })).status).toBe(UNKNOWN);
  });

  it("is reported with a hint if it was deleted meanwhile", async () => {
    await using kaleyra = await startEmulator();
    const state = someState(kaleyra, { ...publishedState, unsettled: ["status"] });

    const failure = await errorOf(updateFlow(id, state, someInputs(published), contextOn(kaleyra)));

    expect(failure.message).toContain("pulumi refresh");
  });
});

describe("a publish with an ambiguous response that no read could settle", () => {
  it.each<[string, Partial<FlowInputs>]>([
    ["the same inputs", published],
    ["publish: false", { flowJson, publish: false }],
  ])("is detected by the next run, with %s", async (_given, next) => {
    await using kaleyra = await startEmulator({ flows: [{ ...live, status: "DRAFT" }] });
    kaleyra.addFault({ operation: "publishFlow", applyThenRespond: metaUnknownError, times: 4 });
    kaleyra.addFault({ operation: "getFlow", reset: "before", times: 4 });

    const failure = await errorOf(
      updateFlow(id, someState(kaleyra, { flowJson }), someInputs(published), contextOn(kaleyra)),
    );
    const state = unfinishedIn(failure);
    kaleyra.clearFaults();
    kaleyra.clearRequests();

    expect(failure.message).toContain("may be PUBLISHED now");
    expect(state).toMatchObject({ status: "DRAFT", unsettled: ["status"] });
    expect(diffFlow(id, state, someInputs(next), () => {}).changed).toContain("status");
    const after = await updateFlow(id, state, someInputs(next), contextOn(kaleyra));

    expect(operations(kaleyra)).toEqual(["getFlow"]);
    expect(after.status).toBe("PUBLISHED");
    expect(after).not.toHaveProperty("unsettled");
  });
});

describe("a publish after an earlier run's upload with errors", () => {
  const validationErrors = [{ error: "SOME_RULE", message: "no" }];
  const withErrors = { flowJson, validationErrors };

  it("calls Kaleyra again", async () => {
    await using kaleyra = await startEmulator({ flows: [{ ...live, status: "DRAFT" }] });

    const state = someState(kaleyra, withErrors);
    const after = await updateFlow(id, state, someInputs(published), contextOn(kaleyra));

    expect(operations(kaleyra)).toEqual(["publishFlow"]);
    expect(after).toMatchObject({ status: "PUBLISHED", validationErrors: [] });
    expect(plannedFlow(state, someInputs(published)).validationErrors).toEqual([]);
  });

  it("reports these errors with Kaleyra's refusal", async () => {
    await using kaleyra = await startEmulator({ flows: [{ ...live, status: "DRAFT" }] });
    const body = metaErrorBody(metaRefusals.invalidDocument, "t");
    kaleyra.addFault({ operation: "publishFlow", status: 400, body });

    const failure = await errorOf(
      updateFlow(id, someState(kaleyra, withErrors), someInputs(published), contextOn(kaleyra)),
    );

    expect(failure.message).toMatch(/could not publish survey.*Invalid Flow JSON.*SOME_RULE no/);
  });
});
