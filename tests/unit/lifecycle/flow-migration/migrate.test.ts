import { failures, startEmulator, type Switches } from "kaleyra-emulator";

import { createMigration } from "../../../../provider/lifecycle/flow-migration/create";
import {
  deleteMigration,
  readMigration,
  updateMigration,
} from "../../../../provider/lifecycle/flow-migration/operations";
import type {
  FlowMigrationInputs,
  FlowMigrationState,
} from "../../../../provider/lifecycle/flow-migration/state";
import { FlowNames } from "../../../../provider/lifecycle/flow-names";
import { UnfinishedResource } from "../../../../provider/lifecycle/unfinished";
import { operations } from "../../../support/client";
import { ourSecondWaba, ourWaba, errorOf } from "../../support/flow";
import { operationsOn, type TestOperation } from "../../support/operation";

/** Copies this flow of the first WABA to the second. */
const inputsFor = (flowName: string, change: Partial<FlowMigrationInputs> = {}) => ({
  sourceWabaId: ourWaba,
  destinationWabaId: ourSecondWaba,
  flowName,
  ...change,
});

describe("flows that are copied at the same time", () => {
  /** A flow that can be copied, and one whose name the second WABA already has. */
  const fineAndClash = [
    { id: "1", name: "fine", status: "PUBLISHED" },
    { id: "2", name: "clash" },
    { id: "3", name: "clash", wabaId: ourSecondWaba },
  ];

  it.each<[given: string, switches: Partial<Switches>, expected: RegExp, calls: number]>([
    ["names the missing one", {}, /Check flowName: it must be the name of a flow in WABA/, 1],
    ["is wrapped", { envelope: "wrapped" }, /Check flowName/, 1],
    ["has ids as numbers", { numericIds: true }, /Check flowName/, 1],
    // One call for all three, and one more for the missing one.
    [
      "does not mention the missing one",
      { missingMigrations: "unmentioned" },
      /without saying that it was done/,
      2,
    ],
    // One call for all three, and one for each.
    ["refuses all", { missingMigrations: "refused" }, /Check flowName/, 4],
    [
      "refuses all in Kaleyra's own form",
      { missingMigrations: "refused", metaErrors: "wrapped" },
      /Check flowName/,
      4,
    ],
  ])("fail separately if the response %s", async (_given, switches, expected, calls) => {
    await using kaleyra = await startEmulator({ flows: fineAndClash, switches });
    const begin = operationsOn(kaleyra);

    const [fine, clash, missing] = await Promise.allSettled(
      ["fine", "clash", "missing"].map((name) => createMigration(inputsFor(name), begin())),
    );

    const copy = kaleyra.flows(ourSecondWaba).find(({ name }) => name === "fine");
    expect(fine).toMatchObject({
      value: { id: copy?.id, state: { status: "PUBLISHED", sourceFlowId: "1" } },
    });
    expect(String(reasonOf(clash))).toMatch(
      /could not copy flow clash .*same name exists.*has a flow of that name already/,
    );
    expect(String(reasonOf(missing))).toMatch(expected);
    const sent = operations(kaleyra).filter((operation) => operation === "migrateFlows");
    expect(sent).toHaveLength(calls);
    const copies = kaleyra.flows(ourSecondWaba).map(({ name }) => name);
    expect(copies.sort()).toEqual(["clash", "fine"]);
  });

  it("are sent in calls of at most a hundred", async () => {
    const flows = Array.from({ length: 101 }, (_, index) => ({ name: `flow-${index}` }));
    await using kaleyra = await startEmulator({ flows });
    const begin = operationsOn(kaleyra);

    const copies = await Promise.all(
      flows.map(({ name }) => createMigration(inputsFor(name), begin())),
    );

    expect(new Set(copies.map(({ id }) => id)).size).toBe(101);
    expect(operations(kaleyra).filter((name) => name === "migrateFlows")).toHaveLength(2);
  });

  it("are copied once: of two requests for the same flow one fails", async () => {
    await using kaleyra = await startEmulator({ flows: fineAndClash });
    const begin = operationsOn(kaleyra);

    const results = await Promise.allSettled(
      ["fine", "fine"].map((name) => createMigration(inputsFor(name), begin())),
    );

    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("all fail if the destination WABA is unknown", async () => {
    await using kaleyra = await startEmulator({ flows: fineAndClash });
    const begin = operationsOn(kaleyra);
    const elsewhere = { destinationWabaId: "200000000000000999" };

    const results = await Promise.allSettled(
      ["fine", "clash"].map((name) => createMigration(inputsFor(name, elsewhere), begin())),
    );

    for (const result of results)
      expect(String(reasonOf(result))).toMatch(/waba_id either does not exist/);
    expect(operations(kaleyra)).toEqual(["migrateFlows"]);
  });
});

describe("a copy with a lost response", () => {
  const flows = [{ id: "1", name: "fine" }];

  it("is not adopted by its name, since the flow may be another one", async () => {
    await using kaleyra = await startEmulator({ flows });
    kaleyra.addFault({ operation: "migrateFlows", reset: "after" });

    const error = await errorOf(createMigration(inputsFor("fine"), operationsOn(kaleyra)()));

    const [copy] = kaleyra.flows(ourSecondWaba);
    expect(error.message).toContain(`has a flow of that name, ${copy?.id} (DRAFT)`);
    expect(error.message).toContain(`npx kaleyra-flows import --id ${copy?.id}`);
    expect(kaleyra.flows(ourSecondWaba)).toHaveLength(1);
  });

  it("is not adopted if the response has the id of a flow of another name", async () => {
    await using kaleyra = await startEmulator({ flows });
    const names = new FlowNames();
    names.ids.claim("2", { wabaId: ourSecondWaba, name: "other" });
    const body = { migrated_flows: [{ source_name: "fine", source_id: "1", migrated_id: "2" }] };
    kaleyra.addFault({ operation: "migrateFlows", applyThenRespond: { status: 200, body } });

    // The operation of a run that has flow 2 already.
    const operation = Object.create(operationsOn(kaleyra)(), {
      names: { value: names },
    }) as TestOperation;
    const error = await errorOf(createMigration(inputsFor("fine"), operation));

    const [copy] = kaleyra.flows(ourSecondWaba);
    expect(error.message).toContain(`has a flow of that name, ${copy?.id} (DRAFT)`);
  });

  it.each([
    ["the connection was reset before", { reset: "before" as const }],
    ["the server failed", { ...failures.internal }],
  ])("is retried if no flow has its name: %s", async (_given, effect) => {
    await using kaleyra = await startEmulator({ flows });
    kaleyra.addFault({ operation: "migrateFlows", ...effect });

    const { id } = await createMigration(inputsFor("fine"), operationsOn(kaleyra)());

    expect(kaleyra.flows(ourSecondWaba).map((flow) => flow.id)).toEqual([id]);
  });
});

describe("a completed copy", () => {
  it("is read once Kaleyra finds its new id", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ name: "fine" }],
      switches: { freshIdRequests: 2 },
    });

    const { state } = await createMigration(inputsFor("fine"), operationsOn(kaleyra)());

    expect(state.status).toBe("DRAFT");
  });

  it("is kept if it cannot be read, and the next update reads it", async () => {
    await using kaleyra = await startEmulator({ flows: [{ name: "fine" }] });
    const begin = operationsOn(kaleyra);
    kaleyra.addFault({ operation: "getFlow", ...failures.notEntitled });

    const error = await errorOf(createMigration(inputsFor("fine"), begin()));

    expect(error).toBeInstanceOf(UnfinishedResource);
    const { id, state } = error as UnfinishedResource;
    expect(id).toBe(kaleyra.flows(ourSecondWaba)[0]?.id);
    const update = updateMigration(id, state as FlowMigrationState, inputsFor("fine"), begin());
    await expect(update).resolves.toMatchObject({ status: "DRAFT" });
  });

  it("shows its status in a refresh, and is dropped when it is gone", async () => {
    await using kaleyra = await startEmulator({ flows: [{ name: "fine" }] });
    const begin = operationsOn(kaleyra);
    const { id, state } = await createMigration(inputsFor("fine"), begin());

    kaleyra.setStatus(id, "DEPRECATED");
    const deprecated = await readMigration(id, state, begin());
    kaleyra.removeFlow(id);
    const gone = await readMigration(id, state, begin());

    expect(deprecated?.state).toEqual({ ...state, status: "DEPRECATED" });
    expect(deprecated?.inputs).toEqual(inputsFor("fine"));
    expect(gone).toBeUndefined();
  });

  it("cannot be imported; the error suggests importing it as a Flow", async () => {
    await using kaleyra = await startEmulator();

    const error = await errorOf(readMigration("112", undefined, operationsOn(kaleyra)()));

    expect(error.message).toContain("import it as a Flow");
  });

  it.each<[string, Partial<FlowMigrationInputs>, string | undefined, RegExp | undefined]>([
    ["DRAFT", {}, undefined, undefined],
    ["PUBLISHED", {}, "DEPRECATED", /DEPRECATED, not deleted/],
    ["DRAFT", { deletionPolicy: "Retain" }, "DRAFT", /stays at Kaleyra as it is/],
  ])("is deleted like any flow: %s, %j", async (status, policy, statusAfter, expected) => {
    await using kaleyra = await startEmulator({ flows: [{ id: "1", name: "fine", status }] });
    const begin = operationsOn(kaleyra);
    const { id, state } = await createMigration(inputsFor("fine", policy), begin());
    const deletion = begin();

    await deleteMigration(id, state, deletion);

    expect(kaleyra.flow(id)?.status).toBe(statusAfter);
    expect(kaleyra.flow("1")?.status).toBe(status);
    expect(deletion.warnings).toEqual(
      expected === undefined ? [] : [expect.stringMatching(expected)],
    );
  });
});

function reasonOf(result: PromiseSettledResult<unknown> | undefined): unknown {
  return result?.status === "rejected" ? result.reason : undefined;
}
