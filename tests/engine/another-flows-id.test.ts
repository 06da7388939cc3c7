import { startEmulator } from "kaleyra-emulator";

import { aDocument } from "../support/documents";
import { aFlow, flows, idOf } from "../support/flows";
import { TestStack } from "../support/stack";

/** The create is applied, and the response has the id of a flow that the stack already has. */
describe("a create whose response has another flow's id", () => {
  const first = aFlow({ name: "first", publish: true });
  const newFlow = { publish: true, flowJson: aDocument("New") };

  it("does not change that flow, and continues with the flow of the automatic name", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({ kaleyra: service, program: flows({ first }) });
    await stack.up();
    const id = await idOf(stack, "first");
    service.addFault({
      operation: "createFlow",
      applyThenRespond: { status: 200, body: { id, success: true } },
    });

    expect(await stack.up(flows({ first, second: aFlow(newFlow) }))).toMatchObject({ ok: true });

    const second = await idOf(stack, "second");
    expect(service.flows().map((flow) => flow.id)).toEqual([id, second]);
    expect(service.flow(id)?.document).toContain("Hello");
    expect(service.flow(second)).toMatchObject({
      status: "PUBLISHED",
      document: expect.stringContaining("New") as unknown,
    });
  });

  it("changes neither flow under a chosen name, and names the new one", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({ kaleyra: service, program: flows({ first }) });
    await stack.up();
    const id = await idOf(stack, "first");
    service.addFault({
      operation: "createFlow",
      applyThenRespond: { status: 200, body: { id, success: true } },
    });

    const run = await stack.up(flows({ first, second: aFlow({ ...newFlow, name: "second" }) }));

    const made = service.flows().find(({ name }) => name === "second");
    expect(run.ok).toBe(false);
    expect(run.output).toContain(`now has a flow of that name, ${made?.id} (DRAFT)`);
    expect(service.flow(id)?.document).toContain("Hello");
    expect((await stack.flows()).map((flow) => flow.id)).toEqual([id]);
  });
});
