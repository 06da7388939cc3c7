import { startEmulator } from "kaleyra-emulator";

import { Flow } from "../support/adapter";
import { aFlow, flowsAt } from "../support/flows";
import { TestStack } from "../support/stack";

describe("a destroy with Pulumi's own options", () => {
  /** Pulumi considers the flow deleted with the other resource, but Kaleyra does not delete it. */
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
  }, 240_000);

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

    const guarded = await stack.destroy({ continueOnError: true });
    const before = flowsAt(kaleyra);
    stack.setEnvironment({ PULUMI_OPTION_IGNORE_PROTECT: "true" });
    const lifted = await stack.destroy({ continueOnError: true });

    expect([guarded.ok, lifted.ok]).toEqual([false, false]);
    expect(before).toEqual(["prevented PUBLISHED", "protected PUBLISHED"]);
    expect(flowsAt(kaleyra)).toEqual(["prevented PUBLISHED", "protected DEPRECATED"]);
    expect((await stack.flows()).map(({ urn }) => urn.split("::").at(-1))).toEqual(["prevented"]);
    expect(lifted.output).toMatch(/deletion ?policy.*Prevent/i);
  }, 240_000);
});
