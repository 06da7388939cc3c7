import { startEmulator, type Fault, type Switches } from "kaleyra-emulator";

import { deleteFlow } from "../../../provider/lifecycle/flow/delete";
import { diffFlow, driftOf } from "../../../provider/lifecycle/flow/diff";
import { readFlow } from "../../../provider/lifecycle/flow/read";
import { plannedFlow } from "../../../provider/lifecycle/flow/resource";
import type { FlowState, PlannedInputs } from "../../../provider/lifecycle/flow/state";
import { UnfinishedFlow, updateFlow } from "../../../provider/lifecycle/flow/update";
import { UNKNOWN } from "../../../provider/lifecycle/value";
import { operations } from "../../support/client";
import {
  aDocument,
  automatic,
  contextOn,
  errorOf,
  ourSecondWaba,
  someInputs,
  someState,
} from "../support/flow";

const id = "112";
const flowJson = aDocument();
const edit = aDocument("New");
const live = {
  id,
  name: "survey",
  categories: ["SURVEY"],
  document: flowJson,
  status: "PUBLISHED",
} as const;
const published = { flowJson, publish: true, status: "PUBLISHED" } as const;
/** Inputs that stage the edit. */
const staging = someInputs({ flowJson: edit, publish: false, updateStrategy: "Draft" });
const nowhere = { url: "http://127.0.0.1:1" };

/** The diff of a flow with this state, with its warnings; throws a refusal of the preview. */
function previewOf(state: Partial<FlowState>, news: Partial<PlannedInputs>) {
  const warnings: string[] = [];
  const { changed, replaces } = diffFlow(
    id,
    someState(nowhere, state),
    { ...staging, ...news },
    (warning) => warnings.push(warning),
  );
  return { changed, replaces, warnings };
}

/** The state after the edit is staged. */
const staged: Partial<FlowState> = {
  flowJson: edit,
  publish: false,
  updateStrategy: "Draft",
  everPublished: true,
};

describe("an edit of a live flow under updateStrategy Draft", () => {
  it.each(["PUBLISHED", "THROTTLED", "BLOCKED"])(
    "is staged while publish is false, with a warning about what customers get: %s",
    (status) => {
      const { replaces, warnings } = previewOf({ ...published, status }, {});

      expect(replaces).toEqual([]);
      expect(warnings).toEqual([
        expect.stringMatching(
          new RegExp(
            `^is ${status}; changing flowJson .*back to DRAFT, and it stays one until publish is true ` +
              "\\(meanwhile messages still send .* published last.* Kaleyra has not confirmed it\\)$",
          ),
        ),
      ]);
    },
  );

  it("is published in place if publish is true", () => {
    const { replaces, warnings } = previewOf(published, { publish: true });

    expect(replaces).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(/published again in the same update$/)]);
  });

  it.each<[string, Partial<PlannedInputs>, RegExp]>([
    ["publish", { publish: UNKNOWN }, /published again .* if publish turns out to be true$/],
    [
      "updateStrategy",
      { updateStrategy: UNKNOWN },
      /if updateStrategy turns out to be "Draft".*not confirmed it\)$/,
    ],
  ])("has a warning about an input that is not known yet: %s", (_property, news, expected) => {
    expect(previewOf(published, news).warnings).toEqual([expect.stringMatching(expected)]);
  });

  it.each(["InPlace", "Replace"] as const)(
    "is refused under %s, with a hint about Draft",
    (strategy) => {
      expect(() => previewOf(published, { updateStrategy: strategy })).toThrow(
        /take it back to DRAFT and leave it there.*publish to true.*updateStrategy to "Draft"/,
      );
    },
  );

  it("is uploaded and not published, and shows as no change and no drift then", async () => {
    await using kaleyra = await startEmulator({ flows: [live] });

    const state = await updateFlow(id, someState(kaleyra, published), staging, contextOn(kaleyra));

    expect(operations(kaleyra)).toEqual(["getFlow", "uploadDocument"]);
    expect(kaleyra.flow(id)).toMatchObject({ status: "DRAFT" });
    expect(state).toMatchObject({ status: "DRAFT", publish: false, everPublished: true });
    expect(plannedFlow(someState(kaleyra, published), staging).status).toBe("DRAFT");
    expect(diffFlow(id, state, staging, () => {}).changed).toEqual([]);
    const found = await readFlow(id, state, contextOn(kaleyra));
    expect(found?.state).toEqual(state);
    expect(driftOf(id, found!.state, staging)).toEqual({ changed: [], replaces: [] });
  });

  it.each<[string, Fault]>([
    ["no response", { operation: "uploadDocument", reset: "after", times: 4 }],
    ["no request", { operation: "uploadDocument", hang: "before", times: 4 }],
    ["a 503", { operation: "uploadDocument", status: 503, body: {}, times: 4 }],
    [
      "a 200 with success: false",
      { operation: "uploadDocument", status: 200, body: { success: false } },
    ],
  ])("is uploaded and not published by the run after %s", async (_given, fault) => {
    await using kaleyra = await startEmulator({ flows: [live] });
    kaleyra.addFault(fault);
    const context = contextOn(kaleyra, { requestTimeoutSeconds: 1.2 });

    const problem = await errorOf(updateFlow(id, someState(kaleyra, published), staging, context));
    kaleyra.clearFaults();
    if (!(problem instanceof UnfinishedFlow)) throw problem;
    const { state } = problem;

    expect(state.unsettled).toEqual(["flowJson", "status"]);
    const warnings: string[] = [];
    diffFlow(id, state, staging, (warning) => warnings.push(warning));
    expect(warnings).toEqual([expect.stringMatching(/reads its status, and publishes nothing$/)]);
    const after = await updateFlow(id, state, staging, contextOn(kaleyra));
    expect(after).toMatchObject({ status: "DRAFT", everPublished: true, flowJson: edit });
    expect(after).not.toHaveProperty("unsettled");
    expect(kaleyra.flow(id)?.document).toContain("New");
    expect(operations(kaleyra)).not.toContain("publishFlow");
  });
});

describe("a staged edit", () => {
  it.each(["Draft", "InPlace", "Replace"] as const)(
    "is published in place under %s once publish is true",
    async (updateStrategy) => {
      await using kaleyra = await startEmulator({
        flows: [{ ...live, document: edit, status: "DRAFT", formerlyPublished: true }],
      });
      const state = someState(kaleyra, staged);
      const inputs = { ...staging, publish: true, updateStrategy };

      expect(diffFlow(id, state, inputs, () => {}).replaces).toEqual([]);
      const after = await updateFlow(id, state, inputs, contextOn(kaleyra));

      expect(operations(kaleyra)).toEqual(["publishFlow"]);
      expect(after).toMatchObject({ status: "PUBLISHED", publish: true });
      expect(after).not.toHaveProperty("everPublished");
    },
  );

  it("is published in place even under Replace while its status is in doubt", () => {
    const uncertain = { ...published, unsettled: ["flowJson", "status"] } as const;

    expect(previewOf(uncertain, { publish: true, updateStrategy: "Replace" }).replaces).toEqual([]);
  });

  it("may be edited again, with the same warning about what customers get", () => {
    expect(previewOf(staged, { flowJson: aDocument("Newer") }).warnings).toEqual([
      expect.stringMatching(
        /^is DRAFT; changing flowJson leaves it a DRAFT \(.*not confirmed it\)$/,
      ),
    ]);
  });

  it.each<[string, Partial<PlannedInputs>]>([
    ["another WABA", { wabaId: ourSecondWaba }],
    ["another source", { cloneFlowId: "8" }],
  ])("is not replaced: %s", (_given, news) => {
    const inputs = automatic({ ...staging });

    const replacement = () => previewOf({ ...inputs, ...staged }, { ...inputs, ...news });

    expect(replacement).toThrow(
      /would be replaced.*is a DRAFT that was published before.*publish: true.*"Retain"/,
    );
  });

  it.each<[string, Partial<FlowState>]>([
    ["its policy is Retain", { deletionPolicy: "Retain" }],
    ["the state does not note that it was published", { everPublished: undefined as never }],
  ])("is replaced if %s", (_given, change) => {
    const inputs = automatic({ ...staging });
    const state = { ...inputs, ...staged, ...change };

    expect(previewOf(state, { ...inputs, wabaId: ourSecondWaba }).replaces).toEqual(["wabaId"]);
  });

  it("is not replaced while its status is in doubt", () => {
    const inputs = automatic({ ...staging });
    const state: Partial<FlowState> = {
      ...inputs,
      ...staged,
      ...published,
      unsettled: ["status"],
    };
    const replacement = () => previewOf(state, { ...inputs, wabaId: ourSecondWaba });

    expect(replacement).toThrow(/pulumi refresh/);
  });

  it.each<[string, Partial<Switches>, readonly string[]]>([
    ["with Meta's sentence", {}, ["deleteFlow", "deprecateFlow", "getFlow"]],
    ["without a reason", { deletionRefusal: "generic" }, ["deleteFlow", "getFlow"]],
    ["in an unknown form", { deletionRefusal: "foreign" }, ["deleteFlow"]],
  ])("is not published by a destroy that is refused %s", async (_given, switches, calls) => {
    await using kaleyra = await startEmulator({
      flows: [{ ...live, document: edit, status: "DRAFT", formerlyPublished: true }],
      switches: { formerlyPublishedUndeletable: true, ...switches },
    });

    const problem = await errorOf(deleteFlow(id, someState(kaleyra, staged), contextOn(kaleyra)));

    expect(problem.message).toMatch(
      /is a DRAFT that was published before, and Kaleyra did not delete it.*Set publish to true.*"Retain"/,
    );
    expect(operations(kaleyra)).toEqual(expect.arrayContaining([...calls]));
    expect(operations(kaleyra)).not.toContain("publishFlow");
    expect(kaleyra.flow(id)?.status).toBe("DRAFT");
  });

  it("loses its note everPublished if it is published by hand, and gets it back as a DRAFT", async () => {
    await using kaleyra = await startEmulator({ flows: [{ ...live, document: edit }] });

    const byHand = await readFlow(id, someState(kaleyra, staged), contextOn(kaleyra));
    kaleyra.setStatus(id, "DRAFT");
    const backToDraft = await readFlow(id, byHand!.state, contextOn(kaleyra));

    expect(byHand?.state).toMatchObject({ status: "PUBLISHED", publish: false });
    expect(byHand?.state).not.toHaveProperty("everPublished");
    expect(driftOf(id, byHand!.state, staging).changed).toEqual([]);
    expect(backToDraft?.state).toMatchObject({ status: "DRAFT", everPublished: true });
  });

  it("has no note everPublished after an import", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ ...live, status: "DRAFT", formerlyPublished: true }],
    });

    const found = await readFlow(id, undefined, contextOn(kaleyra));

    expect(found?.state).not.toHaveProperty("everPublished");
  });
});
