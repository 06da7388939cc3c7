import { startEmulator } from "kaleyra-emulator";

import { diffFlow, driftOf } from "../../../provider/lifecycle/flow/diff";
import { readFlow } from "../../../provider/lifecycle/flow/read";
import { UnfinishedFlow } from "../../../provider/lifecycle/flow/update";
import { aDocument, contextOn, someInputs, someState } from "../support/flow";

const reason = new Error("refused");
/** A document that is longer than a state may have. */
const tooLong = { ...aDocument(), text: "é".repeat(5_600_000) };

describe("the state of an unfinished flow", () => {
  it("has the document as a string, which is not a change", async () => {
    await using kaleyra = await startEmulator();
    const flowJson = aDocument();
    const { state } = new UnfinishedFlow("112", someState(kaleyra, { flowJson }), reason);

    expect(state.flowJson).toBe(JSON.stringify(flowJson));
    expect(diffFlow("112", state, someInputs({ flowJson }), () => {}).changed).toEqual([]);
  });

  it("leaves out a document that is too long, which the next update sends again", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id: "112", name: "survey", categories: ["SURVEY"] }],
    });
    const fullState = someState(kaleyra, { flowJson: tooLong });
    const { state } = new UnfinishedFlow("112", fullState, reason);
    const inputs = someInputs({ flowJson: tooLong });

    const read = await readFlow("112", state, contextOn(kaleyra));

    expect(state).not.toHaveProperty("flowJson");
    expect(state.unsettled).toEqual(["flowJson"]);
    expect(read?.state).toEqual(state);
    expect(driftOf("112", state, inputs).changed).toEqual([]);
    expect(diffFlow("112", state, inputs, () => {}).changed).toEqual(["flowJson"]);
  });
});
