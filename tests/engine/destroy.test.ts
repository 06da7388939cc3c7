import type { Deployment } from "@pulumi/pulumi/automation";
import { type Emulator, notFound, startEmulator, type RefusalForm } from "kaleyra-emulator";

import { aFlow, flows, operations, statusesAt } from "../support/flows";
import { TestStack } from "../support/stack";
import type { FlowInState } from "../support/state";

/** Each flow's status at Kaleyra before the destroy; in the state all are PUBLISHED, except `draft`. */
const statuses = {
  draft: "DRAFT",
  published: "PUBLISHED",
  throttled: "THROTTLED",
  blocked: "BLOCKED",
  deprecated: "DEPRECATED",
  gone: undefined,
} as const;

const program = flows(
  Object.fromEntries(
    Object.keys(statuses).map((name) => [name, aFlow({ publish: name !== "draft", name })]),
  ),
);
/** All forms in which the emulator can refuse to delete a live flow. */
const forms: readonly RefusalForm[] = [
  "wrapped",
  "nested",
  "generic",
  "raw",
  "fault",
  "success-false",
  "foreign",
];

describe("a destroy of flows with every status", () => {
  let service: Emulator;
  let stack: TestStack;
  let state: Deployment;
  let inState: readonly FlowInState[];

  beforeAll(async () => {
    service = await startEmulator();
    stack = await TestStack.create({ kaleyra: service, program });
    await stack.up();
    state = await stack.exportState();
    inState = await stack.flows();
  });

  afterAll(async () => {
    await stack[Symbol.asyncDispose]();
    await service.close();
  });

  const resourceName = ({ urn }: FlowInState) => urn.split("::").at(-1) as keyof typeof statuses;

  /** Restores Kaleyra and the state to the time before the destroy. */
  async function restore(): Promise<void> {
    service.reset();
    for (const flow of inState) {
      const status = statuses[resourceName(flow)];
      if (status !== undefined) service.addFlow({ id: flow.id, name: resourceName(flow), status });
    }
    await stack.importState(state);
    expect(await stack.flows()).toHaveLength(inState.length);
  }

  it.each(forms)("succeeds if refusals have the form %s", async (deletionRefusal) => {
    await restore();
    service.configure({ deletionRefusal });

    const run = await stack.destroy();

    expect(run).toMatchObject({ ok: true, changes: { delete: 7 } });
    expect(await stack.flows()).toEqual([]);
    expect(statusesAt(service)).toEqual({
      published: "DEPRECATED",
      throttled: "DEPRECATED",
      blocked: "DEPRECATED",
      deprecated: "DEPRECATED",
    });
    const kept = inState.filter((flow) => !["draft", "gone"].includes(resourceName(flow)));
    const lines = kept.map((flow): unknown =>
      expect.stringMatching(
        new RegExp(`^kaleyra: ${resourceName(flow)} \\(${flow.id}\\): .*DEPRECATED`),
      ),
    );
    expect(run.warnings).toHaveLength(kept.length);
    expect(run.warnings).toEqual(expect.arrayContaining(lines));
  });

  it.each(["wrapped", "fault"] as const)(
    "succeeds again after a destroy whose state was lost, if refusals have the form %s",
    async (deletionRefusal) => {
      await restore();
      service.configure({ deletionRefusal });
      for (const { id, status } of service.flows()) {
        if (status === "DRAFT") service.removeFlow(id);
        else service.setStatus(id, "DEPRECATED");
      }

      const run = await stack.destroy();

      expect(run).toMatchObject({ ok: true, changes: { delete: 7 } });
      expect(run.warnings).toHaveLength(4);
      expect(new Set(service.flows().map(({ status }) => status))).toEqual(new Set(["DEPRECATED"]));
    },
  );

  it("succeeds without warnings if Kaleyra knows none of the flows", async () => {
    await restore();
    for (const { id } of service.flows()) service.removeFlow(id);

    const run = await stack.destroy();

    expect(run).toMatchObject({ ok: true, changes: { delete: 7 }, warnings: [] });
    expect(new Set(operations(service))).toEqual(new Set(["deleteFlow", "listFlows"]));
  });

  it("takes one request for a draft, two for a live flow whose refusal says why", async () => {
    await restore();

    await stack.destroy();

    const calls = inState.map((flow) => [resourceName(flow), operations(service, flow.id)]);
    expect(Object.fromEntries(calls)).toMatchObject({
      draft: ["deleteFlow"],
      published: ["deleteFlow", "deprecateFlow"],
      throttled: ["deleteFlow", "deprecateFlow"],
      gone: ["deleteFlow"],
    });
    // The list's two pages, to confirm that the flow `gone` does not exist.
    expect(operations(service).filter((name) => name === "listFlows")).toHaveLength(2);
  });

  it.each(["deleteFlow", "deprecateFlow"] as const)(
    "keeps flows that Kaleyra lists, although %s reports that they do not exist",
    async (operation) => {
      await restore();
      service.addFault({ operation, ...notFound("flow_id"), times: "always" });
      // Except for a draft, which is only deleted: there is no deprecation to fail.
      const isKept = (flow: FlowInState): boolean => {
        const status = service.flow(flow.id)?.status;
        return status !== undefined && !(operation === "deprecateFlow" && status === "DRAFT");
      };
      const before = service.flows();
      const expectedIds = inState.filter(isKept).map(({ id }) => id);

      const run = await stack.destroy({ continueOnError: true });

      expect(run.ok).toBe(false);
      expect(run.output).toMatch(
        /Kaleyra lists it \(PUBLISHED\) but answers that there is no such/,
      );
      const ids = (await stack.flows()).map(({ id }) => id);
      expect(ids.sort()).toEqual(expectedIds.sort());
      for (const { id, status } of before.filter((flow) => expectedIds.includes(flow.id))) {
        expect(service.flow(id)?.status).toBe(status);
      }

      service.clearFaults();
      expect(await stack.destroy()).toMatchObject({ ok: true });
      expect(await stack.flows()).toEqual([]);
    },
  );

  it("deletes or deprecates by the status at Kaleyra, not by that in the state", async () => {
    await restore();
    for (const flow of inState) {
      if (resourceName(flow) === "draft") service.setStatus(flow.id, "PUBLISHED");
      else if (resourceName(flow) !== "gone") {
        service.removeFlow(flow.id);
        service.addFlow({ id: flow.id, name: resourceName(flow), status: "DRAFT" });
      }
    }

    const run = await stack.destroy();

    expect(run.ok).toBe(true);
    expect(statusesAt(service)).toEqual({ draft: "DEPRECATED" });
    expect(run.warnings).toEqual([expect.stringMatching(/^kaleyra: draft \(\d+\): /)]);
  });
});

it("a draft that can be neither deleted nor deprecated stays in the state, after one request for each", async () => {
  await using service = await startEmulator({ switches: { formerlyPublishedUndeletable: true } });
  await using stack = await TestStack.create({
    kaleyra: service,
    program: flows({ stubborn: aFlow({ name: "stubborn", publish: true }) }),
  });
  await stack.up();
  const [{ id } = { id: "" }] = await stack.flows();
  service.setStatus(id, "DRAFT");
  service.clearRequests();

  const run = await stack.destroy();

  expect(run.ok).toBe(false);
  expect(run.output).toContain(`error: could not delete stubborn (${id}), since `);
  expect(run.output).toContain("Set publish to true and run `pulumi up`");
  expect(run.warnings).toEqual([]);
  expect(operations(service)).toEqual(["deleteFlow", "deprecateFlow", "getFlow"]);
  expect(service.flow(id)?.status).toBe("DRAFT");
  expect(await stack.flows()).toEqual([expect.objectContaining({ id })]);
});
