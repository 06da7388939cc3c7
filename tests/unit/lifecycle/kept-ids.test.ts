import { type Emulator, startEmulator } from "kaleyra-emulator";

import { FlowNames } from "../../../provider/lifecycle/flow-names";
import { flow } from "../../../provider/lifecycle/flow/resource";
import { RefreshDiffs } from "../../../provider/lifecycle/refresh-diffs";
import { contextOn, errorOf, ourSecondWaba, someInputs, someState } from "../support/flow";

const id = "112";
const urnOf = (name: string) => `urn:pulumi:dev::shop::kaleyra:whatsapp:Flow::${name}`;
const form = urnOf("form");
const old = urnOf("old");

function kaleyraWithAFlow(): Promise<Emulator> {
  return startEmulator({ flows: [{ id, name: "survey" }] });
}

/** A run in which the program declares the flow as "form". */
function aRun(kaleyra: Emulator, change: Parameters<typeof someInputs>[0] = {}) {
  const names = new FlowNames();
  const context = contextOn(kaleyra, { names });
  const state = someState(kaleyra);
  const { account, warn } = context;
  const plan = { id, state, inputs: someInputs(change), account, hasOtherAccounts: false };
  new RefreshDiffs().of(flow, plan, { warn, names, urn: form });
  return { names, context, state };
}

describe("the deletion of a flow that another resource of the program manages", () => {
  // The dynamic provider does not know the resource that is deleted.
  it.each([{ urn: old }, {}])("is refused for the resource %j", async (resource) => {
    await using kaleyra = await kaleyraWithAFlow();
    const { context, state } = aRun(kaleyra);

    const { message } = await errorOf(flow.delete(id, state, { ...context, ...resource }));

    expect(message).toMatch(/^could not delete survey \(112\): Flow "form" of this program/);
    expect(kaleyra.requests()).toEqual([]);
  });

  it.each([
    { given: "by the resource itself", change: {}, urn: form },
    {
      given: "if the other resource is replaced",
      change: { wabaId: ourSecondWaba, name: "two" },
      urn: old,
    },
  ])("is not refused $given", async ({ change, urn }) => {
    await using kaleyra = await kaleyraWithAFlow();
    const { context, state } = aRun(kaleyra, change);

    await flow.delete(id, state, { ...context, urn });

    expect(kaleyra.flows()).toEqual([]);
  });

  it("is not refused if a second check shows a replacement", async () => {
    await using kaleyra = await kaleyraWithAFlow();
    const { names, context, state } = aRun(kaleyra);
    const { warn } = context;
    await flow.check({ ...someInputs() }, {}, { defaults: {}, warn, names, urn: form });

    await flow.delete(id, state, context);

    expect(kaleyra.flows()).toEqual([]);
  });
});
