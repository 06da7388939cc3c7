import { type Emulator, failures, startEmulator, type Switches } from "kaleyra-emulator";

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

/** What the operations of one process look flows up with, each within a time of its own. */
function sharing(kaleyra: Pick<Emulator, "url">, listSeconds = 10) {
  const transport = transportTo(kaleyra);
  const lists = new FlowLists(transport, () => new TimeLimit(listSeconds));
  return (seconds = 10) => new FlowClient(transport, new TimeLimit(seconds), lists);
}

function found(client: () => FlowClient, ids: readonly string[]) {
  return Promise.all(ids.map((id) => client().find(waba, flowId(id))));
}

const idsOf = (flows: readonly { readonly id: string }[]) => flows.map(({ id }) => id);

describe("FlowClient.find", () => {
  it("finds the flows of a WABA in its list, with one call per page", async () => {
    const flows = seeds(60, { endpointUri: "https://example.test/", categories: ["SURVEY"] });
    await using kaleyra = await startEmulator({ flows });
    const client = sharing(kaleyra);

    const listed = await found(client, idsOf(flows));
    const single = await client().get(flowId("1007"));

    expect(listed.map((flow) => flow?.id)).toEqual(idsOf(flows));
    expect(listed[7]).toEqual(single);
    expect(operations(kaleyra)).toEqual(["listFlows", "listFlows", "listFlows", "getFlow"]);
  });

  it("reads the list only up to the requested flows", async () => {
    const flows = seeds(100);
    await using kaleyra = await startEmulator({ flows });
    const newestFirst = [...idsOf(flows)].reverse();

    await found(sharing(kaleyra), newestFirst.slice(0, 30));

    expect(operations(kaleyra)).toEqual(["listFlows", "listFlows"]);
  });

  it("finds flows that are requested later in pages that it has read", async () => {
    const flows = seeds(50);
    await using kaleyra = await startEmulator({ flows });
    const client = sharing(kaleyra);

    const listed = [];
    for (const id of idsOf(flows)) listed.push(...(await found(client, [id])));

    expect(listed.filter((flow) => flow === undefined).length).toBeLessThanOrEqual(3);
    expect(operations(kaleyra)).toEqual(["listFlows", "listFlows"]);
  });

  it("reads one or two flows separately", async () => {
    await using kaleyra = await startEmulator({ flows: seeds(9) });

    const listed = await found(sharing(kaleyra), ["1000", "1001"]);

    expect(listed).toEqual([undefined, undefined]);
    expect(operations(kaleyra)).toEqual([]);
  });

  it("reads no more pages than the number of requested flows", async () => {
    await using kaleyra = await startEmulator({ flows: seeds(200), switches: { pageSize: 10 } });
    const oldest = ["1000", "1001", "1002", "1003"];

    const listed = await found(sharing(kaleyra), oldest);

    expect(listed).toEqual(oldest.map(() => undefined));
    expect(operations(kaleyra)).toHaveLength(oldest.length);
  });

  it("separates WABAs", async () => {
    const elsewhere = seeds(3, { wabaId: ourSecondWaba });
    await using kaleyra = await startEmulator({ flows: elsewhere });
    const client = sharing(kaleyra);

    const inOurs = await found(client, idsOf(elsewhere));
    const inTheirs = await Promise.all(
      elsewhere.map(({ id }) => client().find(wabaId(ourSecondWaba), flowId(id))),
    );

    expect(inOurs).toEqual([undefined, undefined, undefined]);
    expect(inTheirs.map((flow) => flow?.id)).toEqual(idsOf(elsewhere));
  });

  it("reads the list again for a flow that is requested again", async () => {
    await using kaleyra = await startEmulator({ flows: seeds(5) });
    const client = sharing(kaleyra);
    await found(client, ["1000", "1001", "1002", "1003"]);
    kaleyra.editFlow("1001", { name: "by hand" });

    const [again] = await found(client, ["1001"]);

    expect(again?.name).toBe("by hand");
  });

  it("is not used for a flow that this process has changed", async () => {
    await using kaleyra = await startEmulator({ flows: seeds(5) });
    const client = sharing(kaleyra);
    await found(client, ["1000", "1001", "1002"]);
    await client().updateMetadata(flowId("1003"), { name: "changed" });
    const made = await client().create(waba, { name: "made", categories: ["OTHER"] });
    const id = made.outcome === "created" ? made.id : "";

    const listed = await found(client, ["1003", id, "1004"]);

    expect(listed).toEqual([undefined, undefined, expect.objectContaining({ id: "1004" })]);
  });

  it.each<[string, Partial<Switches>, number]>([
    ["shows id, name and status only", { listedFields: "minimal" }, 1],
    ["is refused for the fields asked for", { listedFields: "refused" }, 1],
  ])("stops reading a list that %s", async (_given, switches, calls) => {
    const flows = seeds(60);
    await using kaleyra = await startEmulator({ flows, switches });
    const client = sharing(kaleyra);

    const first = await found(client, idsOf(flows).slice(0, 30));
    const later = await found(client, idsOf(flows).slice(30));

    expect([...first, ...later].every((flow) => flow === undefined)).toBe(true);
    expect(operations(kaleyra)).toHaveLength(calls);
  });

  it("does not fail if the list fails", async () => {
    await using kaleyra = await startEmulator({ flows: seeds(5) });
    kaleyra.addFault({ operation: "listFlows", ...failures.notEntitled, times: "always" });

    const listed = await found(sharing(kaleyra), ["1000", "1001", "1002"]);

    expect(listed).toEqual([undefined, undefined, undefined]);
  });

  it("stops waiting when the operation's time is over", async () => {
    await using kaleyra = await startEmulator({ flows: seeds(5) });
    kaleyra.addFault({ operation: "listFlows", hang: "before", times: "always" });
    const client = sharing(kaleyra, 0.5);

    const listed = await found(() => client(0.1), ["1000", "1001", "1002"]);

    expect(listed).toEqual([undefined, undefined, undefined]);
  });
});
