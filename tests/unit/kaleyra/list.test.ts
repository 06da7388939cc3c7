import { startEmulator } from "kaleyra-emulator";

import { wabaId } from "../../../provider/kaleyra/ids";
import { clientTo, failureOf } from "../../support/client";
import { answering, oddServer } from "../../support/http-server";
import { ourWaba } from "../support/flow";

const waba = wabaId(ourWaba);
const item = (id: string) => ({ id, name: `flow ${id}`, status: "DRAFT", categories: ["OTHER"] });

async function idsIn(server: { readonly url: string }): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of clientTo(server).list(waba)) ids.push(id);
  return ids;
}

describe("FlowClient.list", () => {
  it("reads all pages, including deprecated flows", async () => {
    const flows = Array.from({ length: 60 }, (_, index) => ({
      id: String(1000 + index),
      status: index % 3 === 0 ? "DEPRECATED" : "DRAFT",
    }));
    await using kaleyra = await startEmulator({ flows });

    const ids = await idsIn(kaleyra);

    expect(new Set(ids)).toEqual(new Set(flows.map(({ id }) => id)));
    expect(ids).toHaveLength(60);
  });

  it("requests a page only on demand", async () => {
    const flows = Array.from({ length: 60 }, (_, index) => ({ id: String(1000 + index) }));
    await using kaleyra = await startEmulator({ flows });

    for await (const _ of clientTo(kaleyra).list(waba)) break;

    expect(kaleyra.requests()).toHaveLength(1);
  });

  const after = (cursor: unknown) => ({ paging: { cursors: { after: cursor } } });
  /** The id of the last flow of a list in which no flow is on two pages. */
  let lastId = 0;

  it.each<[string, (page: number) => unknown]>([
    ["its server ignores the cursor", () => ({ data: [item("1")], ...after("again") })],
    [
      "its server ignores the cursor and makes new ones",
      (page) => ({ data: [item("1"), item("2")], ...after(`c${page}`) }),
    ],
    [
      "the first page comes again as the last",
      (page) => ({ data: [item("1")], ...(page === 1 && after("a")) }),
    ],
    [
      "its cursors repeat in a cycle",
      (page) => ({ data: [item(String((lastId += 1)))], ...after(`c${page % 3}`) }),
    ],
    ["its empty pages repeat in a cycle", (page) => ({ data: [], ...after(`c${page % 2}`) })],
    ["it does not end", (page) => ({ data: [item(String(page))], ...after(`c${page}`) })],
    ["a cursor is a number", () => ({ data: [item("1")], ...after(25) })],
    ["a cursor is an object", () => ({ data: [item("1")], ...after({ offset: 25 }) })],
    ["its cursors are a string", () => ({ data: [item("1")], paging: { cursors: "QVFI" } })],
    ["its paging is an array", () => ({ data: [item("1")], paging: ["next"] })],
    [
      "there is a next page without a cursor",
      () => ({ data: [item("1")], paging: { next: "https://graph.example/next" } }),
    ],
    ["an entry is not a flow", () => ({ data: [item("1"), null] })],
  ])("fails if %s, instead of returning an incomplete list", async (_given, pageOf) => {
    let pages = 0;
    await using server = await oddServer((_request, response) => {
      pages += 1;
      response.end(JSON.stringify(pageOf(pages)));
    });

    await expect(failureOf(idsIn(server))).resolves.toMatchObject({ kind: "unreadable" });
  });

  it("contains a flow once that is on two pages", async () => {
    let pages = 0;
    await using server = await oddServer((_request, response) => {
      pages += 1;
      const page = { data: [item(String(pages)), item("1")], ...(pages < 3 && after(`c${pages}`)) };
      response.end(JSON.stringify(page));
    });

    await expect(idsIn(server)).resolves.toEqual(["1", "2", "3"]);
  });

  it("ends with an empty page that leads to itself", async () => {
    await using server = await oddServer((request, response) => {
      const isFirst = !request.url?.includes("after=");
      response.end(JSON.stringify({ data: isFirst ? [item("1")] : [], ...after("end") }));
    });

    await expect(idsIn(server)).resolves.toEqual(["1"]);
  });

  it("continues if the paging is next to the wrapped list", async () => {
    await using server = await oddServer((request, response) => {
      const isFirst = !request.url?.includes("after=");
      const data = { data: [item(isFirst ? "1" : "2")] };
      response.end(JSON.stringify({ code: "WA200", data, ...(isFirst && after("c")) }));
    });

    await expect(idsIn(server)).resolves.toEqual(["1", "2"]);
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
  ])("does not accept a response as an empty WABA that %s", async (_given, body) => {
    await using server = await oddServer(answering(200, body));

    await expect(failureOf(idsIn(server))).resolves.toMatchObject({ kind: "unreadable" });
  });

  it("fails for a WABA that is not the account's", async () => {
    await using kaleyra = await startEmulator();
    const listing = clientTo(kaleyra).list(wabaId("999")).next();

    await expect(failureOf(listing)).resolves.toMatchObject({ kind: "noSuchWaba" });
  });
});
