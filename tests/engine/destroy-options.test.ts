import { startEmulator } from "kaleyra-emulator";

import { Flow } from "../support/adapter";
import { aDocument } from "../support/documents";
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

/** From 3.260 on, Pulumi replaces what is deleted with a resource that it replaces. */
it("a flow whose deletedWith names a replaced flow is replaced, and its old one stays live", async () => {
  await using kaleyra = await startEmulator();
  const declared = (title: string): PulumiFn => {
    return () => {
      const args = aFlow({ publish: true, updateStrategy: "Replace", flowJson: aDocument(title) });
      const host = new Flow("host", args);
      new Flow("guest", aFlow({ publish: true }), { deletedWith: host });
      return Promise.resolve();
    };
  };
  await using stack = await TestStack.create({ kaleyra, program: declared("Before") });
  await stack.up();
  const before = (await stack.flows()).map(({ id }) => id);

  const preview = await stack.preview(declared("After"));
  const up = await stack.up(declared("After"));
  const after = (await stack.flows()).map(({ id }) => id);

  expect([preview.ok, up.ok]).toEqual([true, true]);
  expect(preview.changes).toEqual({ replace: 2, same: 1 });
  expect(after.filter((id) => before.includes(id))).toEqual([]);
  expect(flowsAt(kaleyra)).toEqual([
    "guest PUBLISHED",
    "guest PUBLISHED",
    "host DEPRECATED",
    "host PUBLISHED",
  ]);
}, 240_000);
