import type { PulumiFn } from "@pulumi/pulumi/automation";
import { startEmulator } from "kaleyra-emulator";

import { Flow } from "../support/adapter";
import { aDocument } from "../support/documents";
import { aFlow, flows, flowsAt, idOf, operations } from "../support/flows";
import { TestStack } from "../support/stack";

describe("a replacement that fails half-way", () => {
  it.each(["uploadDocument", "publishFlow"] as const)(
    "at %s leaves the live flow unchanged, and the next up completes it",
    async (step) => {
      await using service = await startEmulator();
      const live = aFlow({ publish: true, updateStrategy: "Replace" });
      const after = flows({ form: { ...live, flowJson: aDocument("Bye") } });
      await using stack = await TestStack.create({
        kaleyra: service,
        program: flows({ form: live }),
      });
      await stack.up();
      const old = await idOf(stack, "form");
      service.addFault({ operation: step, times: "always", status: 500, body: {} });

      const failed = await stack.up(after);

      expect(failed.ok).toBe(false);
      expect(service.flow(old)?.status).toBe("PUBLISHED");
      expect(service.flows().map(({ status }) => status)).toEqual(["PUBLISHED", "DRAFT"]);

      service.clearFaults();
      service.clearRequests();
      expect(await stack.up(after)).toMatchObject({ ok: true });
      expect(operations(service)).not.toContain("createFlow");
      expect(service.flow(old)?.status).toBe("DEPRECATED");
      expect(service.flow(await idOf(stack, "form"))).toMatchObject({
        status: "PUBLISHED",
        document: expect.stringContaining("Bye") as string,
      });
      expect(service.flows()).toHaveLength(2);
    },
  );

  it("at the removal of the old flow keeps that flow in the state, and the next up removes it", async () => {
    await using service = await startEmulator();
    const live = aFlow({ publish: true, updateStrategy: "Replace" });
    const after = flows({ form: { ...live, flowJson: aDocument("Bye") } });
    await using stack = await TestStack.create({
      kaleyra: service,
      program: flows({ form: live }),
    });
    await stack.up();
    const old = await idOf(stack, "form");
    service.addFault({ operation: "deprecateFlow", times: "always", status: 500, body: {} });

    const failed = await stack.up(after);

    expect(failed.ok).toBe(false);
    expect(failed.output).toContain("could not deprecate form-");
    expect((await stack.flows()).map(({ id }) => id)).toContain(old);

    service.clearFaults();
    expect(await stack.up(after)).toMatchObject({ ok: true });
    expect(service.flow(old)?.status).toBe("DEPRECATED");
    expect(await stack.flows()).toHaveLength(1);
  });
});

/** From 3.260 on, if Pulumi replaces a resource, it replaces those that are `deletedWith` it. */
it("a flow that is deletedWith a replaced flow is replaced too, and its old one stays live", async () => {
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
});
