import type { Deployment, PulumiFn } from "@pulumi/pulumi/automation";
import { demoAccounts, type Emulator, startEmulator } from "kaleyra-emulator";

import { Flow, FlowMigration } from "../support/adapter";
import { aFlow, flows, idOf } from "../support/flows";
import { TestStack } from "../support/stack";

const [{ wabas }] = demoAccounts;
const [destination = "", source = ""] = wabas.map(({ id }) => id);

/** A resource in an exported state. A test edits it, so its members are not `readonly`. */
interface ResourceInState {
  urn: string;
  id?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
}

function resourcesOf(state: Deployment): ResourceInState[] {
  return (state.deployment as { resources: ResourceInState[] }).resources;
}

/** A predicate for the resource with this name in the program. */
const hasName = (name: string) => (resource: ResourceInState) => resource.urn.endsWith(`::${name}`);

const live = aFlow({ name: "survey", publish: true });

describe("a flow that two resources of a stack manage", () => {
  it("stays live when one of them leaves the program, and is deprecated by a destroy", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await aFlowImportedTwice(kaleyra);
    const [flow] = kaleyra.flows();

    const refused = await stack.up(flows({ form: live }));

    expect(refused.ok).toBe(false);
    expect(refused.output).toContain(
      `could not delete survey (${flow?.id}): Flow "form" of this program manages the same flow`,
    );
    expect(refused.output).toContain("`pulumi state delete`");
    expect(kaleyra.flow(flow?.id ?? "")?.status).toBe("PUBLISHED");

    const destroyed = await stack.destroy();

    expect(destroyed.ok).toBe(true);
    expect(kaleyra.flow(flow?.id ?? "")?.status).toBe("DEPRECATED");
    expect(await stack.flows()).toEqual([]);
  });

  it("is edited by one of them in the run in which the other, with Retain, leaves the program", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await aFlowImportedTwice(kaleyra, { deletionPolicy: "Retain" });
    const after = flows({ form: { ...live, categories: ["SURVEY"], deletionPolicy: "Retain" } });

    expect(await stack.up(after)).toMatchObject({ ok: true });

    expect(kaleyra.flows()).toMatchObject([{ status: "PUBLISHED", categories: ["SURVEY"] }]);
    expect(await stack.flows()).toHaveLength(1);
  });

  it("stays live when the migration that created it leaves the program", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id: "1", name: "survey", status: "PUBLISHED", wabaId: source }],
    });
    const form = { ...live, wabaId: destination };
    await using stack = await TestStack.create({
      kaleyra,
      program: migrationAnd({ form: aFlow({ name: "other" }) }),
    });
    await stack.up();
    const copy = await idOf(stack, "copy");
    const state = await stack.exportState();
    // Makes the resource `form` that of the copy, as an import would.
    const flow = resourcesOf(state).find(hasName("form"));
    Object.assign(flow ?? {}, { id: copy });
    for (const properties of [flow?.inputs, flow?.outputs]) {
      Object.assign(properties ?? {}, { name: "survey", publish: true });
    }
    Object.assign(flow?.outputs ?? {}, { status: "PUBLISHED" });
    await stack.importState(state);
    expect(await stack.up(migrationAnd({ form }))).toMatchObject({ ok: true });

    const refused = await stack.up(flows({ form }));

    expect(refused.ok).toBe(false);
    expect(refused.output).toContain('Flow "form" of this program manages the same flow');
    expect(kaleyra.flow(copy)?.status).toBe("PUBLISHED");
  });
});

/** A stack whose state has a live flow as `old` and as `form`, as after an import under a new name. */
async function aFlowImportedTwice(kaleyra: Emulator, args: object = {}): Promise<TestStack> {
  const stack = await TestStack.create({
    kaleyra,
    program: flows({ old: { ...live, ...args } }),
  });
  await stack.up();
  const state = await stack.exportState();
  const resources = resourcesOf(state);
  const imported = resources.filter(hasName("old")).map((resource) => ({
    ...resource,
    urn: resource.urn.replace(/old$/, "form"),
  }));
  resources.push(...imported);
  await stack.importState(state);
  return stack;
}

/** A program with the migration `copy` and these flows. */
function migrationAnd(declared: Parameters<typeof flows>[0]): PulumiFn {
  return () => {
    new FlowMigration("copy", { sourceWabaId: source, flowName: "survey" });
    for (const [name, args] of Object.entries(declared)) new Flow(name, args);
    return Promise.resolve();
  };
}
