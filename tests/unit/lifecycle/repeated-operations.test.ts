import { type Emulator, startEmulator } from "kaleyra-emulator";

import { FlowNames } from "../../../provider/lifecycle/flow-names";
import { flow } from "../../../provider/lifecycle/flow/resource";
import type { FlowInputs, FlowState } from "../../../provider/lifecycle/flow/state";
import { RefreshDiffs } from "../../../provider/lifecycle/refresh-diffs";
import { UnfinishedAttempts, UnfinishedResource } from "../../../provider/lifecycle/unfinished";
import { aDocument, automatic, contextOn, errorOf, someInputs, someState } from "../support/flow";

const id = "112";
const refused = { status: 400, body: { error: { message: "Not now", code: 139000 } } } as const;

/** One engine run: its operations share names and attempts. */
function aRun(kaleyra: Emulator) {
  const names = new FlowNames();
  const attempts = new UnfinishedAttempts();
  const context = () => contextOn(kaleyra, { names });
  return {
    create: (inputs: FlowInputs) => attempts.create(flow, inputs, context()),
    update: (state: FlowState, inputs: FlowInputs) =>
      attempts.update(flow, id, state, inputs, context()),
    diff: (state: FlowState, inputs: FlowInputs) => {
      const { account, warn } = context();
      const plan = { id, state, inputs, account, hasOtherAccounts: false };
      return new RefreshDiffs().of(flow, plan, { warn, names, urn: undefined });
    },
  };
}

describe("a create that ended with the id of another flow", () => {
  // Engines before 3.276 repeat it as a create.
  it.each(["create", "update"] as const)(
    "sends nothing to that flow when an error hook repeats it as %s",
    async (operation) => {
      await using kaleyra = await startEmulator({ flows: [{ id, name: "other" }] });
      const run = aRun(kaleyra);
      const inputs = automatic({ flowJson: aDocument() });
      kaleyra.addFault({
        operation: "createFlow",
        applyThenRespond: { status: 200, body: { id, success: true } },
      });
      kaleyra.addFault({ operation: "uploadDocument", times: "always", ...refused });
      const unfinished = await errorOf(run.create(inputs));
      if (!(unfinished instanceof UnfinishedResource)) throw unfinished;
      const other = someState(kaleyra, { name: "other" });
      expect(() => run.diff(other, someInputs({ name: "other" }))).toThrow("has the same id");
      kaleyra.clearFaults();
      const before = kaleyra.flow(id);

      const repeated =
        operation === "create"
          ? run.create(inputs)
          : run.update(unfinished.state as FlowState, inputs);

      await expect(repeated).rejects.toThrow("of this stack has the same id");
      expect(kaleyra.flow(id)).toEqual(before);
    },
  );
});

describe("an update that an error hook repeats", () => {
  it("continues from the first attempt, which has renamed the flow", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id, name: "survey" }] });
    const run = aRun(kaleyra);
    const state = someState(kaleyra);
    const inputs = someInputs({ name: "renamed", flowJson: aDocument(), publish: true });
    run.diff(state, inputs);
    kaleyra.addFault({ operation: "publishFlow", ...refused });
    await errorOf(run.update(state, inputs));
    const sentBefore = kaleyra.requests().length;

    const updated = await run.update(state, inputs);

    expect(updated).toMatchObject({ name: "renamed", status: "PUBLISHED" });
    expect(kaleyra.flow(id)).toMatchObject({ name: "renamed", status: "PUBLISHED" });
    const sent = kaleyra.requests().slice(sentBefore);
    expect(sent.filter(({ method }) => method !== "GET")).toHaveLength(1);
  });

  it("is not continued by the create of a resource with the same inputs", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id, name: "survey" }] });
    const run = aRun(kaleyra);
    const inputs = someInputs({ flowJson: aDocument(), publish: true });
    kaleyra.addFault({ operation: "publishFlow", ...refused });
    await errorOf(run.update(someState(kaleyra), inputs));

    const { message } = await errorOf(run.create(inputs));

    expect(message).toContain("has a flow of that name, 112 (DRAFT), and this one was not made");
    expect(kaleyra.flow(id)?.status).toBe("DRAFT");
  });
});
