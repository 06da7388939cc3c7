import { failures, metaErrorBody, metaRefusals, startEmulator, type Fault } from "kaleyra-emulator";

import { diffFlow } from "../../../provider/lifecycle/flow/diff";
import type { FlowInputs } from "../../../provider/lifecycle/flow/state";
import { UnfinishedFlow, updateFlow } from "../../../provider/lifecycle/flow/update";
import { operations } from "../../support/client";
import { aDocument, badDocument, contextOn, errorOf, someInputs, someState } from "../support/flow";

const id = "112";
const flowJson = aDocument();
const draft = { id, name: "survey", categories: ["SURVEY"], document: flowJson };
const live = { ...draft, status: "PUBLISHED" };

describe("updateFlow", () => {
  it.each<[string, Partial<FlowInputs>, readonly string[]]>([
    ["a name", { name: "new" }, ["getFlow", "updateMetadata"]],
    ["categories", { categories: ["OTHER"] }, ["getFlow", "updateMetadata"]],
    ["an endpoint", { endpointUri: "https://example.test/" }, ["getFlow", "updateMetadata"]],
    ["name and categories", { name: "new", categories: ["OTHER"] }, ["getFlow", "updateMetadata"]],
    ["a document", { flowJson: aDocument("New") }, ["getFlow", "uploadDocument"]],
    ["publish", { publish: true }, ["publishFlow"]],
    ["a deletion policy", { deletionPolicy: "Retain" }, []],
    ["another layout of the document", { flowJson: JSON.stringify(flowJson, null, 7) }, []],
    [
      "everything",
      { name: "new", flowJson: aDocument("New"), endpointUri: "https://a.test/", publish: true },
      ["updateMetadata", "uploadDocument", "updateMetadata", "publishFlow"],
    ],
  ])("sends for %s of a draft only the differences", async (_given, change, calls) => {
    await using kaleyra = await startEmulator({ flows: [draft] });
    const inputs = someInputs({ flowJson, ...change });

    const state = await updateFlow(
      id,
      someState(kaleyra, { flowJson }),
      inputs,
      contextOn(kaleyra),
    );

    expect(operations(kaleyra)).toEqual(calls);
    expect(state).toMatchObject(inputs);
    expect(diffFlow(id, state, inputs, () => {}).changed).toEqual([]);
  });

  it("reads before an edit whether the draft was published by hand, and leaves it live", async () => {
    await using kaleyra = await startEmulator({ flows: [live] });
    const inputs = someInputs({ flowJson: aDocument("New") });

    const error = await errorOf(
      updateFlow(id, someState(kaleyra, { flowJson }), inputs, contextOn(kaleyra)),
    );

    expect(error.message).toMatch(
      /survey \(112\) is PUBLISHED.*would take it back to DRAFT and leave it there/,
    );
    expect(kaleyra.flow(id)).toMatchObject({ status: "PUBLISHED" });
    expect(operations(kaleyra)).toEqual(["getFlow"]);
  });

  it("publishes an edited live flow again", async () => {
    await using kaleyra = await startEmulator({ flows: [live] });
    const inputs = someInputs({ flowJson: aDocument("New"), publish: true });
    const oldState = someState(kaleyra, { flowJson, publish: true, status: "PUBLISHED" });

    const state = await updateFlow(id, oldState, inputs, contextOn(kaleyra));

    expect(operations(kaleyra)).toEqual(["uploadDocument", "publishFlow"]);
    expect(kaleyra.flow(id)).toMatchObject({ status: "PUBLISHED" });
    expect(kaleyra.flow(id)?.document).toContain("New");
    expect(state.status).toBe("PUBLISHED");
  });

  it("is safe to run twice", async () => {
    await using kaleyra = await startEmulator({ flows: [live] });
    const inputs = someInputs({ name: "new", flowJson: aDocument("New"), publish: true });
    const oldState = someState(kaleyra, { flowJson, publish: true, status: "PUBLISHED" });

    const first = await updateFlow(id, oldState, inputs, contextOn(kaleyra));
    const second = await updateFlow(id, oldState, inputs, contextOn(kaleyra));

    expect(second).toEqual(first);
    expect(kaleyra.flow(id)).toMatchObject({ name: "new", status: "PUBLISHED" });
  });

  it("leaves a live flow unchanged if the new name is refused", async () => {
    await using kaleyra = await startEmulator({ flows: [live, { id: "113", name: "taken" }] });
    const inputs = someInputs({ name: "taken", flowJson: aDocument("New"), publish: true });
    const oldState = someState(kaleyra, { flowJson, publish: true, status: "PUBLISHED" });

    const error = await errorOf(updateFlow(id, oldState, inputs, contextOn(kaleyra)));

    expect(error).not.toBeInstanceOf(UnfinishedFlow);
    expect(error.message).toMatch(/could not update survey \(112\), since .*unique/);
    expect(kaleyra.flow(id)).toMatchObject({ name: "survey", status: "PUBLISHED" });
  });

  it("has a hint about Replace if a live flow cannot be edited", async () => {
    await using kaleyra = await startEmulator({ flows: [live], switches: { editable: false } });
    const inputs = someInputs({ flowJson: aDocument("New"), publish: true });
    const oldState = someState(kaleyra, { flowJson, publish: true, status: "PUBLISHED" });

    const error = await errorOf(updateFlow(id, oldState, inputs, contextOn(kaleyra)));

    expect(error.message).toContain('updateStrategy to "Replace"');
    expect(kaleyra.flow(id)?.status).toBe("PUBLISHED");
  });

  it.each<[status: string, expected: RegExp]>([
    [
      "THROTTLED",
      /It is THROTTLED, since WhatsApp holds it back and may release it\..*endpoint check`.*wait/,
    ],
    [
      "BLOCKED",
      /It is BLOCKED, since WhatsApp holds it back and may release it\..*endpoint check`.*wait/,
    ],
    ["DEPRECATED", /It is DEPRECATED, forever/],
    ["UNDER_REVIEW", /Its status is UNDER_REVIEW\. Run `pulumi refresh`/],
  ])(
    "has a hint that depends on the status if an edit of a flow that is %s is refused",
    async (status, expected) => {
      await using kaleyra = await startEmulator({ flows: [{ ...live, status }] });
      const oldState = someState(kaleyra, { flowJson, publish: true, status: "PUBLISHED" });
      const changes = [
        { name: "other", flowJson },
        { flowJson: aDocument("New") },
        { flowJson, endpointUri: "https://example.test/flow" },
      ];

      for (const change of changes) {
        const inputs = someInputs({ ...change, publish: true });
        const { message } = await errorOf(updateFlow(id, oldState, inputs, contextOn(kaleyra)));

        expect(message).toMatch(expected);
        expect(message).not.toContain("Replace");
      }
      expect(kaleyra.flow(id)).toMatchObject({ status, name: "survey" });
    },
  );

  it("does not suggest a replacement if the status could not be read", async () => {
    await using kaleyra = await startEmulator({ flows: [{ ...live, status: "BLOCKED" }] });
    kaleyra.addFault({ operation: "getFlow", status: 500, times: "always" });
    const inputs = someInputs({ flowJson: aDocument("New"), publish: true });
    const oldState = someState(kaleyra, { flowJson, publish: true, status: "PUBLISHED" });

    const { message } = await errorOf(updateFlow(id, oldState, inputs, contextOn(kaleyra)));

    expect(message).toMatch(/Its status is not known\. Run `pulumi refresh`/);
  });

  it("keeps the changes if publishing fails, and continues from there", async () => {
    await using kaleyra = await startEmulator({ flows: [live] });
    const body = metaErrorBody(metaRefusals.integrity, "t");
    kaleyra.addFault({ operation: "publishFlow", status: 400, body });
    const inputs = someInputs({ flowJson: aDocument("New"), publish: true });
    const oldState = someState(kaleyra, { flowJson, publish: true, status: "PUBLISHED" });

    const error = await errorOf(updateFlow(id, oldState, inputs, contextOn(kaleyra)));
    const { state } = error as UnfinishedFlow;
    kaleyra.clearRequests();
    const after = await updateFlow(id, state, inputs, contextOn(kaleyra));

    expect(error).toMatchObject({
      id,
      state: { status: "DRAFT", flowJson: JSON.stringify(aDocument("New")) },
    });
    expect(operations(kaleyra)).toEqual(["publishFlow"]);
    expect(after.status).toBe("PUBLISHED");
  });

  it("fails before publishing if Kaleyra finds errors in the document", async () => {
    await using kaleyra = await startEmulator({ flows: [draft] });
    const inputs = someInputs({ flowJson: badDocument, publish: true });

    const error = await errorOf(
      updateFlow(id, someState(kaleyra, { flowJson }), inputs, contextOn(kaleyra)),
    );

    expect(error).toMatchObject({
      state: { flowJson: JSON.stringify(badDocument), status: "DRAFT" },
    });
    expect(error.message).toMatch(/could not publish survey \(112\), since .*MIN_ITEMS_REQUIRED/);
    expect(operations(kaleyra)).toEqual(["uploadDocument"]);
  });

  it.each<[string, Fault]>([
    [
      "an edit that was applied",
      { operation: "uploadDocument", applyThenRespond: failures.internal, times: 4 },
    ],
    [
      "an edit that was not applied",
      { operation: "uploadDocument", ...failures.internal, times: 4 },
    ],
    ["an edit: an empty 200", { operation: "uploadDocument", applyThenRespond: { status: 200 } }],
    ["a publish that was not applied", { operation: "publishFlow", status: 502, times: 4 }],
  ])("succeeds in the next run after an ambiguous response to %s", async (_given, fault) => {
    await using kaleyra = await startEmulator({ flows: [live] });
    kaleyra.addFault(fault);
    const inputs = someInputs({ flowJson: aDocument("New"), publish: true });
    const oldState = someState(kaleyra, { flowJson, publish: true, status: "PUBLISHED" });

    const error = await errorOf(updateFlow(id, oldState, inputs, contextOn(kaleyra)));
    const { state } = error as UnfinishedFlow;
    const { changed } = diffFlow(id, state, inputs, () => {});
    const after = await updateFlow(id, state, inputs, contextOn(kaleyra));

    expect(changed).not.toEqual([]);
    expect(kaleyra.flow(id)).toMatchObject({ status: "PUBLISHED" });
    expect(kaleyra.flow(id)?.document).toContain("New");
    expect(after).not.toHaveProperty("unsettled");
  });

  it.each<[string, Fault]>([
    ["a reset", { operation: "publishFlow", reset: "after" }],
    ["a 500", { operation: "publishFlow", applyThenRespond: failures.internal }],
    ["a gateway's page", { operation: "publishFlow", applyThenRespond: { status: 502 }, times: 4 }],
    ["an empty 200", { operation: "publishFlow", applyThenRespond: { status: 200 } }],
  ])("reads that a publish is done after %s", async (_given, fault) => {
    await using kaleyra = await startEmulator({ flows: [draft] });
    kaleyra.addFault(fault);
    const inputs = someInputs({ flowJson, publish: true });
    const oldState = someState(kaleyra, { flowJson });

    const state = await updateFlow(id, oldState, inputs, contextOn(kaleyra));

    expect(state.status).toBe("PUBLISHED");
  });

  it("reports a flow that is gone", async () => {
    await using kaleyra = await startEmulator();

    const error = await errorOf(
      updateFlow(id, someState(kaleyra), someInputs({ name: "new" }), contextOn(kaleyra)),
    );

    expect(error).not.toBeInstanceOf(UnfinishedFlow);
    expect(error.message).toMatch(/survey \(112\).*so it is gone\..*pulumi refresh/);
  });
});
