import type { PulumiFn } from "@pulumi/pulumi/automation";
import { demoAccounts, type SeedFlow, startEmulator } from "kaleyra-emulator";
import type * as kaleyra from "pulumi-kaleyra";

import { FlowMigration } from "../support/adapter";
import { idOf, operations, statusesAt } from "../support/flows";
import { stepsOf } from "../support/run";
import { TestStack } from "../support/stack";

const [{ wabas }] = demoAccounts;
// The destination is the stack's own WABA, `kaleyra:wabaId`.
const [destination = "", source = ""] = wabas.map(({ id }) => id);

type MigrationArgs = kaleyra.whatsapp.FlowMigrationArgs;

/** A program that copies these flows of the source; their names are also those in the program. */
function migrations(names: readonly string[], args: Partial<MigrationArgs> = {}): PulumiFn {
  return () => {
    for (const flowName of names) {
      new FlowMigration(flowName, { sourceWabaId: source, flowName, ...args });
    }
    return Promise.resolve();
  };
}

const inSource = (flow: SeedFlow): SeedFlow => ({ wabaId: source, ...flow });

describe("migrations", () => {
  it("share one request, in which only those fail whose name is taken or whose flow is missing", async () => {
    await using service = await startEmulator({
      flows: [
        inSource({ id: "1", name: "fine", status: "PUBLISHED" }),
        inSource({ id: "2", name: "clash" }),
        { id: "3", name: "clash", wabaId: destination },
      ],
    });
    await using stack = await TestStack.create({
      kaleyra: service,
      program: migrations(["fine", "clash", "missing"]),
    });

    const failed = await stack.up(undefined, { continueOnError: true });

    expect(failed.ok).toBe(false);
    expect(operations(service).filter((name) => name === "migrateFlows")).toHaveLength(1);
    const lines = failed.output.split("\n").filter((line) => line.includes("could not"));
    const reported = [...new Set(lines.map((line) => /copy flow (\w+)/.exec(line)?.[1]))];
    expect(reported.sort()).toEqual(["clash", "missing"]);
    expect(failed.output).toMatch(/flow clash .*same name exists in destination/);
    expect(failed.output).toMatch(/flow missing .*does not exist in source/);
    const copy = service.flows(destination).find(({ name }) => name === "fine");
    expect(await stack.flows()).toEqual([
      expect.objectContaining({
        id: copy?.id,
        outputs: expect.objectContaining({
          flowName: "fine",
          status: "PUBLISHED",
          sourceFlowId: "1",
          destinationWabaId: destination,
        }) as unknown,
      }),
    ]);

    service.removeFlow("3");
    service.addFlow(inSource({ id: "4", name: "missing" }));
    service.clearRequests();
    const fixed = await stack.up();

    expect(fixed.ok).toBe(true);
    expect(["fine", "clash", "missing"].map((name) => stepsOf(fixed, name))).toEqual([
      ["same"],
      ["create"],
      ["create"],
    ]);
    expect(operations(service)).toEqual(["migrateFlows", "getFlow", "getFlow"]);
    expect(await idOf(stack, "fine")).toBe(copy?.id);
    expect(await stack.preview()).toMatchObject({ changes: { same: 4 } });
  });

  it("are destroyed with their copies, and leave the source unchanged", async () => {
    await using service = await startEmulator({
      flows: [
        inSource({ id: "1", name: "live", status: "PUBLISHED" }),
        inSource({ id: "2", name: "draft" }),
      ],
    });
    await using stack = await TestStack.create({
      kaleyra: service,
      program: migrations(["live", "draft"]),
    });
    await stack.up();
    const live = await idOf(stack, "live");

    const refreshed = await stack.refresh();
    const run = await stack.destroy();

    expect(refreshed).toMatchObject({ ok: true, changes: { same: 3 } });
    expect(run.ok).toBe(true);
    expect(run.warnings).toEqual([
      expect.stringContaining(`kaleyra: live (${live}): DEPRECATED, not deleted`),
    ]);
    expect(service.flows(destination).map(({ id, status }) => ({ id, status }))).toEqual([
      { id: live, status: "DEPRECATED" },
    ]);
    expect([service.flow("1")?.status, service.flow("2")?.status]).toEqual(["PUBLISHED", "DRAFT"]);
  });

  it("create a new copy for another name, and refuse a replacement that keeps its name", async () => {
    await using service = await startEmulator({
      flows: [inSource({ name: "old" }), inSource({ name: "new" })],
    });
    const program =
      (flowName: string, args: Partial<MigrationArgs> = {}): PulumiFn =>
      () => {
        new FlowMigration("copy", { sourceWabaId: source, flowName, ...args });
        return Promise.resolve();
      };
    await using stack = await TestStack.create({ kaleyra: service, program: program("old") });
    await stack.up();

    const moved = await stack.up(program("new"));
    const refused = await stack.preview(program("new", { sourceWabaId: "200000000000000109" }));

    expect(moved).toMatchObject({ ok: true });
    expect(statusesAt({ flows: () => service.flows(destination) })).toEqual({ new: "DRAFT" });
    expect(refused.ok).toBe(false);
    expect(refused.output).toContain('accepts the name "new" once');
  });

  it("create a copy again that was deleted by hand", async () => {
    await using service = await startEmulator({ flows: [inSource({ name: "a" })] });
    await using stack = await TestStack.create({ kaleyra: service, program: migrations(["a"]) });
    await stack.up();
    service.removeFlow(await idOf(stack, "a"));

    const run = await stack.up(undefined, { refresh: true });

    expect(run.ok).toBe(true);
    expect(service.flows(destination).map(({ id }) => id)).toEqual([await idOf(stack, "a")]);
  });

  it("are refused in the preview, offline, if they cannot succeed", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: migrations(["a"], { sourceWabaId: destination }),
      environment: { KALEYRA_API_KEY: undefined, KALEYRA_SID: undefined },
    });

    const run = await stack.preview();

    expect(run.ok).toBe(false);
    expect(run.output).toContain("a copy within a WABA is a Flow with cloneFlowId");
    expect(service.requests()).toEqual([]);
  });
});
