import { startEmulator } from "kaleyra-emulator";

import { Flow } from "../support/adapter";
import { aFlow, flowsAt } from "../support/flows";
import { TestStack } from "../support/stack";

describe("a destroy with Pulumi's own options", () => {
  // The engine does not call the provider for it: it assumes that the flow is deleted with the other resource.
  it("leaves a flow with deletedWith as it is at Kaleyra", async () => {
    await using kaleyra = await startEmulator();
    const program = () => {
      const host = new Flow("host", aFlow({ publish: true }));
      new Flow("guest", aFlow({ publish: true }), { deletedWith: host });
      return Promise.resolve();
    };
    await using stack = await TestStack.create({ kaleyra, program });
    await stack.up();

    const destroyed = await stack.destroy();

    expect(destroyed.ok).toBe(true);
    expect(flowsAt(kaleyra)).toEqual(["guest PUBLISHED", "host DEPRECATED"]);
    expect(await stack.flows()).toEqual([]);
  });

  it("overrides protect with --ignore-protect, but not the deletion policy Prevent", async () => {
    await using kaleyra = await startEmulator();
    const program = () => {
      const flow = aFlow({ publish: true });
      new Flow("protected", flow, { protect: true });
      new Flow("prevented", { ...flow, deletionPolicy: "Prevent" }, { protect: true });
      return Promise.resolve();
    };
    await using stack = await TestStack.create({ kaleyra, program });
    await stack.up();

    const refused = await stack.destroy({ continueOnError: true });
    const flowsBefore = flowsAt(kaleyra);
    // The flag --ignore-protect, which the Automation API does not have.
    stack.setEnvironment({ PULUMI_OPTION_IGNORE_PROTECT: "true" });
    const destroyed = await stack.destroy({ continueOnError: true });

    expect([refused.ok, destroyed.ok]).toEqual([false, false]);
    expect(flowsBefore).toEqual(["prevented PUBLISHED", "protected PUBLISHED"]);
    expect(flowsAt(kaleyra)).toEqual(["prevented PUBLISHED", "protected DEPRECATED"]);
    expect((await stack.flows()).map(({ urn }) => urn.split("::").at(-1))).toEqual(["prevented"]);
    expect(destroyed.output).toMatch(/deletionPolicy is "Prevent"/);
  });
});
