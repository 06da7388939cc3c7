import {
  defaultSwitches,
  type Emulator,
  failures,
  startEmulator,
  type Switches,
} from "kaleyra-emulator";

import { FlowClient } from "../../../provider/kaleyra/flow-client";
import { FlowLists } from "../../../provider/kaleyra/flow-lists";
import { flowId, wabaId } from "../../../provider/kaleyra/ids";
import { TimeLimit } from "../../../provider/kaleyra/time-limit";
import { operations, transportTo } from "../../support/client";
import { ourSecondWaba, ourWaba } from "../support/flow";

const waba = wabaId(ourWaba);

function seeds(count: number, change: object = {}) {
  return Array.from({ length: count }, (_, index) => ({
    id: String(1000 + index),
    name: `flow ${index}`,
    ...change,
  }));
}

/** Flows on a page of the emulator. */
const { pageSize } = defaultSwitches;

/** The list is read for this number of requested flows, as `FlowLists` decides; fewer are read with `get`. */
const fewestForList = 3;

/**
 * A maker of the clients of one process, one for each operation: they share the lists, and each has
 * its own time limit.
 */
function clientsSharingLists(kaleyra: Pick<Emulator, "url">, listLimit = new TimeLimit(10)) {
  const transport = transportTo(kaleyra);
  const lists = new FlowLists(transport, () => listLimit);
  return (seconds = 10) => new FlowClient(transport, new TimeLimit(seconds), lists);
}

/** Finds each flow in an operation of its own; all run at the same time. */
function findAll(newClient: () => FlowClient, ids: readonly string[]) {
  return Promise.all(ids.map((id) => newClient().find(waba, flowId(id))));
}

const idsOf = (flows: readonly { readonly id: string }[]) => flows.map(({ id }) => id);

describe("FlowClient.find", () => {
  it("finds the flows of a WABA in its list, with one call per page", async () => {
    const flows = seeds(2 * pageSize + 1, {
      endpointUri: "https://example.test/",
      categories: ["SURVEY"],
    });
    await using kaleyra = await startEmulator({ flows });
    const newClient = clientsSharingLists(kaleyra);

    const listed = await findAll(newClient, idsOf(flows));
    const single = await newClient().get(flowId("1007"));

    expect(listed.map((flow) => flow?.id)).toEqual(idsOf(flows));
    expect(listed[7]).toEqual(single);
    expect(operations(kaleyra)).toEqual(["listFlows", "listFlows", "listFlows", "getFlow"]);
  });

  it("reads the list only up to the requested flows", async () => {
    const flows = seeds(100);
    await using kaleyra = await startEmulator({ flows });
    const newestFirst = [...idsOf(flows)].reverse();

    await findAll(clientsSharingLists(kaleyra), newestFirst.slice(0, pageSize + 1));

    expect(operations(kaleyra)).toEqual(["listFlows", "listFlows"]);
  });

  it("finds later flows in the pages read before", async () => {
    const flows = seeds(2 * pageSize);
    await using kaleyra = await startEmulator({ flows });
    const newClient = clientsSharingLists(kaleyra);

    const listed = [];
    for (const id of idsOf(flows)) listed.push(...(await findAll(newClient, [id])));

    expect(listed.filter((flow) => flow === undefined).length).toBeLessThanOrEqual(fewestForList);
    expect(operations(kaleyra)).toEqual(["listFlows", "listFlows"]);
  });

  it("leaves one or two flows to `get`", async () => {
    await using kaleyra = await startEmulator({ flows: seeds(9) });

    const listed = await findAll(clientsSharingLists(kaleyra), ["1000", "1001"]);

    expect(listed).toEqual([undefined, undefined]);
    expect(operations(kaleyra)).toEqual([]);
  });

  it("reads no more pages than the number of requested flows", async () => {
    await using kaleyra = await startEmulator({ flows: seeds(200), switches: { pageSize: 10 } });
    const oldest = ["1000", "1001", "1002", "1003"];

    const listed = await findAll(clientsSharingLists(kaleyra), oldest);

    expect(listed).toEqual(oldest.map(() => undefined));
    expect(operations(kaleyra)).toHaveLength(oldest.length);
  });

  it("separates WABAs", async () => {
    const flows = seeds(3, { wabaId: ourSecondWaba });
    await using kaleyra = await startEmulator({ flows });
    const newClient = clientsSharingLists(kaleyra);

    const inFirst = await findAll(newClient, idsOf(flows));
    const inSecond = await Promise.all(
      flows.map(({ id }) => newClient().find(wabaId(ourSecondWaba), flowId(id))),
    );

    expect(inFirst).toEqual([undefined, undefined, undefined]);
    expect(inSecond.map((flow) => flow?.id)).toEqual(idsOf(flows));
  });

  it("reads the list again for a flow that is requested again", async () => {
    await using kaleyra = await startEmulator({ flows: seeds(5) });
    const newClient = clientsSharingLists(kaleyra);
    await findAll(newClient, ["1000", "1001", "1002", "1003"]);
    kaleyra.editFlow("1001", { name: "by hand" });

    const [second] = await findAll(newClient, ["1001"]);

    expect(second?.name).toBe("by hand");
  });

  it("does not use the list for a flow that this process has changed", async () => {
    await using kaleyra = await startEmulator({ flows: seeds(5) });
    const newClient = clientsSharingLists(kaleyra);
    await findAll(newClient, ["1000", "1001", "1002"]);
    await newClient().updateMetadata(flowId("1003"), { name: "changed" });
    const creation = await newClient().create(waba, { name: "new", categories: ["OTHER"] });
    if (creation.outcome !== "created") throw new Error(`not created: ${creation.outcome}`);
    const { id } = creation;

    const listed = await findAll(newClient, ["1003", id, "1004"]);

    expect(listed).toEqual([undefined, undefined, expect.objectContaining({ id: "1004" })]);
  });

  it.each<[string, Partial<Switches>]>([
    ["shows id, name and status only", { listedFields: "minimal" }],
    ["is refused because of the requested fields", { listedFields: "refused" }],
  ])("stops reading a list that %s", async (_given, switches) => {
    const flows = seeds(2 * pageSize + 1);
    await using kaleyra = await startEmulator({ flows, switches });
    const newClient = clientsSharingLists(kaleyra);

    const first = await findAll(newClient, idsOf(flows).slice(0, pageSize + 1));
    const later = await findAll(newClient, idsOf(flows).slice(pageSize + 1));

    expect([...first, ...later].every((flow) => flow === undefined)).toBe(true);
    expect(operations(kaleyra)).toHaveLength(1);
  });

  it("does not fail if the list fails", async () => {
    await using kaleyra = await startEmulator({ flows: seeds(5) });
    kaleyra.addFault({ operation: "listFlows", ...failures.notEntitled, times: "always" });

    const listed = await findAll(clientsSharingLists(kaleyra), ["1000", "1001", "1002"]);

    expect(listed).toEqual([undefined, undefined, undefined]);
  });

  it("stops waiting when the operation's time is over", async () => {
    await using kaleyra = await startEmulator({ flows: seeds(5) });
    kaleyra.addFault({ operation: "listFlows", hang: "before", times: "always" });
    const listEnd = new AbortController();
    const listLimit = new TimeLimit(5, listEnd.signal);
    const newClient = clientsSharingLists(kaleyra, listLimit);

    const listed = await findAll(() => newClient(0.1), ["1000", "1001", "1002"]);

    expect(listed).toEqual([undefined, undefined, undefined]);
    expect(listLimit.failure).toBeUndefined();
    listEnd.abort();
  });
});
