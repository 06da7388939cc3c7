import { type Emulator, startEmulator } from "kaleyra-emulator";

import { aDocument } from "../support/documents";
import { aFlow, type FlowArgs, flows, idOf, operations } from "../support/flows";
import { type Run, stepsOf } from "../support/run";
import { TestStack } from "../support/stack";

/** A change of a flow at Kaleyra that the program does not make, and its expected effects. */
interface Drift {
  readonly given: string;
  readonly declared: FlowArgs;
  readonly byHand: (service: Emulator, id: string) => void;
  /** Outputs of the flow after the refresh. */
  readonly seen: Readonly<Record<string, unknown>>;
  /** The operation that the preview after the refresh plans. */
  readonly planned: "same" | "update" | "replace";
  /**
   * The operations of the next up on that flow, by the emulator's names. `getFlow` precedes an edit
   * without a publish: somebody may have published the flow by hand.
   */
  readonly repair: readonly string[];
}

const drifts: readonly Drift[] = [
  {
    given: "another name",
    declared: aFlow({ name: "declared" }),
    byHand: (service, id) => service.editFlow(id, { name: "by hand" }),
    seen: { name: "by hand" },
    planned: "update",
    repair: ["getFlow", "updateMetadata"],
  },
  {
    given: "another name than the automatic one",
    declared: aFlow(),
    byHand: (service, id) => service.editFlow(id, { name: "hand made" }),
    seen: { name: "hand made" },
    planned: "update",
    repair: ["getFlow", "updateMetadata"],
  },
  {
    given: "other categories",
    declared: aFlow({ categories: ["SURVEY"] }),
    byHand: (service, id) => service.editFlow(id, { categories: ["SURVEY", "OTHER"] }),
    seen: { categories: ["SURVEY", "OTHER"] },
    planned: "update",
    repair: ["getFlow", "updateMetadata"],
  },
  {
    given: "categories in another order",
    declared: aFlow({ categories: ["SURVEY", "OTHER"] }),
    byHand: (service, id) => service.editFlow(id, { categories: ["OTHER", "SURVEY"] }),
    seen: { categories: ["SURVEY", "OTHER"] },
    planned: "same",
    repair: [],
  },
  {
    given: "another endpoint",
    declared: aFlow({ endpointUri: "https://flows.example.com/a" }),
    byHand: (service, id) => service.editFlow(id, { endpointUri: "https://elsewhere.example.com" }),
    seen: { endpointUri: "https://elsewhere.example.com" },
    planned: "update",
    repair: ["getFlow", "updateMetadata"],
  },
  {
    given: "an endpoint that the program does not declare",
    declared: aFlow(),
    byHand: (service, id) => service.editFlow(id, { endpointUri: "https://elsewhere.example.com" }),
    seen: expect.not.objectContaining({ endpointUri: expect.anything() }) as Drift["seen"],
    planned: "same",
    repair: [],
  },
  {
    given: "a document edited and published again",
    declared: aFlow({ publish: true }),
    byHand: (service, id) => service.editFlow(id, { document: aDocument("By hand") }),
    seen: { flowJson: aDocument("By hand"), status: "PUBLISHED" },
    planned: "update",
    repair: ["uploadDocument", "publishFlow"],
  },
  {
    given: "a live flow taken back to a draft",
    declared: aFlow({ publish: true }),
    byHand: (service, id) => service.setStatus(id, "DRAFT"),
    seen: { status: "DRAFT", publish: false },
    planned: "update",
    repair: ["publishFlow"],
  },
  {
    given: "a draft published",
    declared: aFlow(),
    byHand: (service, id) => service.setStatus(id, "PUBLISHED"),
    seen: { status: "PUBLISHED" },
    planned: "same",
    repair: [],
  },
  ...["THROTTLED", "BLOCKED"].map((status): Drift => ({
    given: `a flow that WhatsApp has made ${status}`,
    declared: aFlow({ publish: true }),
    byHand: (service, id) => service.setStatus(id, status),
    seen: { status, publish: true },
    planned: "same",
    repair: [],
  })),
  {
    given: "a flow deprecated by hand",
    declared: aFlow({ publish: true }),
    byHand: (service, id) => service.setStatus(id, "DEPRECATED"),
    seen: { status: "DEPRECATED" },
    planned: "replace",
    repair: ["deleteFlow", "deprecateFlow", "getFlow"],
  },
];

const resourceName = ({ given }: Drift) => given.replaceAll(" ", "-");
const program = flows({
  ...Object.fromEntries(drifts.map((row) => [resourceName(row), row.declared])),
  removed: aFlow({ publish: true }),
});

describe("a refresh after changes by hand", () => {
  let service: Emulator;
  let stack: TestStack;
  let refreshed: Run;
  let previewed: Run;
  let repaired: Run;
  let removed: string;
  const ids = new Map<Drift, string>();
  const seen = new Map<Drift, unknown>();

  beforeAll(async () => {
    service = await startEmulator();
    stack = await TestStack.create({ kaleyra: service, program });
    await stack.up();
    removed = await idOf(stack, "removed");
    service.removeFlow(removed);
    for (const row of drifts) {
      const id = await idOf(stack, resourceName(row));
      ids.set(row, id);
      row.byHand(service, id);
    }
    refreshed = await stack.refresh();
    for (const row of drifts) seen.set(row, (await stack.flow(resourceName(row)))?.outputs);
    previewed = await stack.preview();
    service.clearRequests();
    repaired = await stack.up();
  });

  afterAll(async () => {
    await stack[Symbol.asyncDispose]();
    await service.close();
  });

  it.each(drifts)("has the expected outputs after $given", (row) => {
    expect(refreshed).toMatchObject({ ok: true, warnings: [] });
    expect(seen.get(row)).toMatchObject(row.seen);
  });

  it.each(drifts)("makes the preview plan for $given: $planned", (row) => {
    const steps = stepsOf(previewed, resourceName(row));

    expect(steps).toEqual(
      row.planned === "replace" ? expect.arrayContaining(["replace"]) : [row.planned],
    );
  });

  it.each(drifts)("makes the next up fix $given with $repair", (row) => {
    const calls = operations(service, ids.get(row));

    expect(repaired.ok).toBe(true);
    expect(calls).toEqual(row.repair);
  });

  it("drops a flow deleted by hand, which the next up creates again", async () => {
    expect(refreshed.changes["delete"]).toBe(1);
    expect(stepsOf(previewed, "removed")).toEqual(["create"]);
    expect(service.flow(await idOf(stack, "removed"))?.status).toBe("PUBLISHED");
    expect(await idOf(stack, "removed")).not.toBe(removed);
  });

  it("leaves nothing to fix", async () => {
    expect(await stack.refresh()).toMatchObject({ ok: true, changes: { same: drifts.length + 2 } });
    expect(await stack.preview()).toMatchObject({ changes: { same: drifts.length + 2 } });
  });
});

it("a replacement of a deprecated flow that keeps its name is refused, with a hint", async () => {
  await using service = await startEmulator();
  const declared = aFlow({ name: "declared", publish: true });
  await using stack = await TestStack.create({
    kaleyra: service,
    program: flows({ declared }),
  });
  await stack.up();
  const id = await idOf(stack, "declared");
  service.setStatus(id, "DEPRECATED");

  expect(await stack.refresh()).toMatchObject({ ok: true });
  const refused = await stack.preview();
  expect(refused.ok).toBe(false);
  expect(refused.output).toContain(
    `declared (${id}) would be replaced, because of being DEPRECATED`,
  );
  expect(refused.output).toContain('could not have the name "declared"');
  expect(refused.output).toContain("Change name along with it");

  service.clearRequests();
  const updated = await stack.up(undefined, { refresh: true });
  expect(updated.ok).toBe(false);
  expect(updated.output).toContain('could not have the name "declared"');
  expect(service.requests().filter(({ method }) => method !== "GET")).toEqual([]);

  const renamed = await stack.up(flows({ declared: { ...declared, name: "declared anew" } }));
  expect(renamed).toMatchObject({ ok: true });
  expect(service.flows()).toEqual([
    expect.objectContaining({ id, status: "DEPRECATED" }),
    expect.objectContaining({ name: "declared anew", status: "PUBLISHED" }),
  ]);
});
