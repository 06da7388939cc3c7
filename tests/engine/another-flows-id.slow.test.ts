import type { PulumiFn } from "@pulumi/pulumi/automation";
import { type Emulator, startEmulator } from "kaleyra-emulator";

import { Flow } from "../support/adapter";
import { aDocument } from "../support/documents";
import { aFlow, type FlowArgs, flows, flowsAt, idOf } from "../support/flows";
import { TestStack } from "../support/stack";

const first = aFlow({ name: "first", publish: true });
const second = aFlow({ publish: true, flowJson: aDocument("New") });

/**
 * A program with `first`, which exists, and `second`, which is new. The provider learns of the id of
 * `first` before or after it creates `second`.
 */
function withSecond(order: "after" | "before", newFlow: FlowArgs = second): PulumiFn {
  return () => {
    if (order === "after") {
      const dependsOn = new Flow("first", first);
      new Flow("second", newFlow, { dependsOn });
    } else {
      const dependsOn = new Flow("second", newFlow);
      new Flow("first", first, { dependsOn });
    }
    return Promise.resolve();
  };
}

/** Makes Kaleyra act on the next create, but respond with the id of another flow. */
function respondToCreateWith(service: Emulator, id: string): void {
  service.addFault({
    operation: "createFlow",
    applyThenRespond: { status: 200, body: { id, success: true } },
  });
}

function documentOf(service: Emulator, id: string): string | undefined {
  return service.flow(id)?.document;
}

describe("a create whose response has the id of a flow that the run knows", () => {
  it("does not change that flow, and continues with the flow of the automatic name", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({ kaleyra: service, program: flows({ first }) });
    await stack.up();
    const id = await idOf(stack, "first");
    respondToCreateWith(service, id);

    expect(await stack.up(withSecond("after"))).toMatchObject({ ok: true });

    const own = await idOf(stack, "second");
    expect(service.flows().map((flow) => flow.id)).toEqual([id, own]);
    expect(documentOf(service, id)).toContain("Hello");
    expect(documentOf(service, own)).toContain("New");
    expect(flowsAt(service)).toEqual(["first PUBLISHED", "second PUBLISHED"]);
  });

  it("changes neither flow if the name was chosen, and reports the new one", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({ kaleyra: service, program: flows({ first }) });
    await stack.up();
    const id = await idOf(stack, "first");
    respondToCreateWith(service, id);

    const run = await stack.up(withSecond("after", { ...second, name: "second" }));

    const made = service.flows().find(({ name }) => name === "second");
    expect(run.ok).toBe(false);
    expect(run.output).toContain(`now has a flow of that name, ${made?.id} (DRAFT)`);
    expect(documentOf(service, id)).toContain("Hello");
    expect((await stack.flows()).map((flow) => flow.id)).toEqual([id]);
  });
});

describe("a create whose response has the id of a flow that the run learns of later", () => {
  const sharedId = /could not update first \(\d+\): "second\S*" of this stack has the same id/;

  it("fails, and a refresh and an up repair the state", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({ kaleyra: service, program: flows({ first }) });
    await stack.up();
    const id = await idOf(stack, "first");
    respondToCreateWith(service, id);

    const refused = await stack.up(withSecond("before"));
    const refreshed = await stack.refresh();
    const repaired = await stack.up(withSecond("before"));
    const preview = await stack.preview(withSecond("before"));

    expect(refused.ok).toBe(false);
    expect(refused.output).toMatch(sharedId);
    expect([refreshed.ok, repaired.ok, preview.ok]).toEqual([true, true, true]);
    expect(preview.changes).toEqual({ same: 3 });
    const own = await idOf(stack, "second");
    expect(await idOf(stack, "first")).toBe(id);
    expect(service.flows().map((flow) => flow.id)).toEqual([id, own]);
    expect(documentOf(service, id)).toContain("Hello");
    expect(documentOf(service, own)).toContain("New");
    expect(flowsAt(service)).toEqual(["first PUBLISHED", "second PUBLISHED"]);
  });

  it("does not delete that flow if the new one leaves the program", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({ kaleyra: service, program: flows({ first }) });
    await stack.up();
    const id = await idOf(stack, "first");
    respondToCreateWith(service, id);
    await stack.up(withSecond("before"));

    const removed = await stack.up(flows({ first }));

    expect(removed.ok).toBe(false);
    expect(removed.output).toMatch(/could not delete second\S* \(\d+\): "first" of this stack has/);
    expect(service.flow(id)).toMatchObject({ name: "first", status: "PUBLISHED" });
  });

  it("is destroyed only after a refresh, and leaves nothing", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({ kaleyra: service, program: flows({ first }) });
    await stack.up();
    respondToCreateWith(service, await idOf(stack, "first"));
    await stack.up(withSecond("before"));

    const refused = await stack.destroy();
    await stack.refresh();
    const destroyed = await stack.destroy();

    expect(refused.ok).toBe(false);
    expect(refused.output).toContain("of this stack has the same id");
    expect(destroyed.ok).toBe(true);
    expect(service.flows().filter(({ status }) => status !== "DEPRECATED")).toEqual([]);
    expect(await stack.flows()).toEqual([]);
  });

  it("fails a refresh if the name was chosen, which reports the new flow", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({ kaleyra: service, program: flows({ first }) });
    await stack.up();
    respondToCreateWith(service, await idOf(stack, "first"));
    await stack.up(withSecond("before", { ...second, name: "second" }));

    const refreshed = await stack.refresh();

    const made = service.flows().find(({ name }) => name === "second");
    expect(refreshed.ok).toBe(false);
    expect(refreshed.output).toContain(`"second" is ${made?.id} (DRAFT)`);
  });
});

it("a create whose response has the id of a removed flow does not let that flow be deleted", async () => {
  await using service = await startEmulator();
  await using stack = await TestStack.create({ kaleyra: service, program: flows({ first }) });
  await stack.up();
  const id = await idOf(stack, "first");
  respondToCreateWith(service, id);

  const refused = await stack.up(flows({ second }));
  await stack.refresh();
  const repaired = await stack.up(flows({ second }));

  expect(refused.ok).toBe(false);
  expect(refused.output).toMatch(/could not delete first \(\d+\): "second\S*" of this stack has/);
  expect(repaired.ok).toBe(true);
  expect(flowsAt(service)).toEqual(["first DEPRECATED", "second PUBLISHED"]);
  expect((await stack.flows()).map((flow) => flow.id)).toEqual([service.flows()[1]?.id]);
});

it.each(["refresh", "up"] as const)(
  "a read whose response is about another flow fails a %s, and the state keeps the flow",
  async (command) => {
    await using service = await startEmulator();
    const program = flows({ first });
    await using stack = await TestStack.create({ kaleyra: service, program });
    await stack.up();
    const before = await stack.flows();
    const other = { id: "117950000000000001", name: "other", status: "DEPRECATED" };
    const body = { ...other, categories: ["OTHER"], validation_errors: [] };
    service.addFault({ operation: "getFlow", times: "always", status: 200, body });
    // An up reads the flow only if a publish has failed without a response, after all attempts.
    if (command === "up") service.addFault({ operation: "publishFlow", reset: "before", times: 9 });

    const refused =
      command === "refresh"
        ? await stack.refresh()
        : await stack.up(flows({ first: { ...first, flowJson: aDocument("New") } }));

    expect(refused.ok).toBe(false);
    expect(refused.output).not.toContain("DEPRECATED");
    expect((await stack.flows()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    service.clearFaults();
    const repaired = await stack.up(flows({ first: { ...first, flowJson: aDocument("New") } }));
    expect(repaired.ok).toBe(true);
    expect(flowsAt(service)).toEqual(["first PUBLISHED"]);
    expect(documentOf(service, before[0]?.id ?? "")).toContain("New");
  },
);
