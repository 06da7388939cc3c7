import { startEmulator } from "kaleyra-emulator";

import { wabaId } from "../../../provider/kaleyra/ids";
import { clientTo, failureOf } from "../support/client";
import { ourWaba } from "../support/flow";
import { answering, oddServer } from "../support/http-server";

const waba = wabaId(ourWaba);
const item = (id: string) => ({ id, name: `flow ${id}`, status: "DRAFT", categories: ["OTHER"] });

async function idsIn(server: { readonly url: string }): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of clientTo(server).list(waba)) ids.push(id);
  return ids;
}

describe("FlowClient.list", () => {
  it("reads all pages, deprecated flows among them", async () => {
    const flows = Array.from({ length: 60 }, (_, at) => ({
      id: String(1000 + at),
      status: at % 3 === 0 ? "DEPRECATED" : "DRAFT",
    }));
    await using kaleyra = await startEmulator({ flows });

    const ids = await idsIn(kaleyra);

    expect(new Set(ids)).toEqual(new Set(flows.map(({ id }) => id)));
    expect(ids).toHaveLength(60);
  });

  it("asks for a page only when it is wanted", async () => {
    const flows = Array.from({ length: 60 }, (_, at) => ({ id: String(1000 + at) }));
    await using kaleyra = await startEmulator({ flows });

    for await (const _ of clientTo(kaleyra).list(waba)) break;

    expect(kaleyra.requests()).toHaveLength(1);
  });

  it("ends where a cursor repeats", async () => {
    const page = { data: [item("1")], paging: { cursors: { after: "again" } } };
    await using server = await oddServer(answering(200, page));

    const ids = await idsIn(server);

    expect(ids).toEqual(["1", "1"]);
    expect(server.seen).toHaveLength(2);
  });

  it("sends a cursor back percent-encoded", async () => {
    const cursor = "a&b=c/../d +%";
    await using server = await oddServer((request, response) => {
      const isFirst = !request.url?.includes("after=");
      const paging = { cursors: { after: cursor } };
      response.end(JSON.stringify({ data: [], ...(isFirst && { paging }) }));
    });

    await idsIn(server);

    const second = new URL(server.seen[1]?.url ?? "", server.url);
    expect(second.searchParams.get("after")).toBe(cursor);
    expect(second.pathname).toMatch(new RegExp(`/whatsapp/${ourWaba}/flows$`));
  });

  it.each([
    ["without paging", { data: [item("1")] }],
    ["with paging that is null", { data: [item("1")], paging: null }],
    ["without an after", { data: [item("1")], paging: { cursors: { before: "x" } } }],
    ["with an empty after", { data: [item("1")], paging: { cursors: { after: "" } } }],
    ["that is a bare array", [item("1")]],
    ["in the wrapper", { code: "WA200", data: { data: [item("1")] }, error: {} }],
    ["that is an array in the wrapper", { code: "WA200", data: [item("1")], error: {} }],
  ])("reads one page %s", async (_given, body) => {
    await using server = await oddServer(answering(200, body));

    await expect(idsIn(server)).resolves.toEqual(["1"]);
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    ["is an empty body", ""],
    ["has no list", { data: {} }],
    ["says only that it worked", { success: true }],
    ["has a flow without an id", { data: [{ name: "a", status: "DRAFT" }] }],
  ])("does not take an answer for an empty WABA that %s", async (_given, body) => {
    await using server = await oddServer(answering(200, body));

    await expect(failureOf(idsIn(server))).resolves.toMatchObject({ kind: "unreadable" });
  });

  it("fails for a WABA that is not the account's", async () => {
    await using kaleyra = await startEmulator();
    const listing = clientTo(kaleyra).list(wabaId("999")).next();

    await expect(failureOf(listing)).resolves.toMatchObject({ kind: "noSuchWaba" });
  });
});
