/**
 * The program of the way `bare`: the requests that the provider sends, with node-fetch and a pool,
 * without an engine. Its argument is an operation of `ways/way.ts`; those without requests do
 * nothing.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { Agent } from "node:http";

import fetch from "node-fetch";

import { connection, type FlowInputs, flows, isChanged } from "./flow-inputs";

/** The number of concurrent requests, the default of `kaleyra:maxConcurrency`. */
const maxConcurrency = 10;
/** The file with the ids of the created flows, in place of a state. */
const idsFile = "ids.json";
const agent = new Agent({ keepAlive: true });
const { base, apiKey, wabaId } = connection();

async function call(method: string, path: string, body?: object | FormData): Promise<unknown> {
  // node-fetch 2 does not support Node's own forms, so Node encodes them.
  const form = body instanceof FormData ? new Response(body) : undefined;
  const response = await fetch(`${base}/${path}`, {
    agent,
    method,
    headers: {
      "api-key": apiKey,
      "content-type": form?.headers.get("content-type") ?? "application/json",
    },
    ...(form !== undefined && { body: Buffer.from(await form.arrayBuffer()) }),
    ...(form === undefined && body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
  return response.json();
}

async function upload(id: string, flowJson: string): Promise<void> {
  const form = new FormData();
  form.append("name", "flow.json");
  form.append("asset_type", "FLOW_JSON");
  form.append("file", new Blob([flowJson], { type: "application/json" }), "flow.json");
  await call("POST", `${id}/assets`, form);
}

async function create({ name, categories, flowJson }: FlowInputs): Promise<string> {
  const created = await call("POST", `${wabaId}/flows`, { name, categories });
  const { id } = created as { readonly id: string };
  if (flowJson !== undefined) await upload(id, flowJson);
  return id;
}

/** Reads the status first, as the provider does before an edit. */
async function change(id: string, { name, flowJson }: FlowInputs): Promise<void> {
  await call("GET", `${id}?fields=id,status`);
  if (flowJson === undefined) await call("POST", id, { name });
  else await upload(id, flowJson);
}

async function readDocument(id: string): Promise<void> {
  const { data } = (await call("GET", `${id}/assets`)) as {
    readonly data: readonly { readonly download_url: string }[];
  };
  await (await fetch(data[0]?.download_url ?? "", { agent })).text();
}

/** Reads all pages of the WABA's list, where a refresh of the provider finds the statuses. */
async function readList(): Promise<void> {
  let after: string | undefined;
  do {
    const query = after === undefined ? "" : `?after=${after}`;
    const page = (await call("GET", `${wabaId}/flows${query}`)) as {
      readonly data: readonly unknown[];
      readonly paging?: { readonly cursors: { readonly after: string } };
    };
    after = page.data.length > 0 ? page.paging?.cursors.after : undefined;
  } while (after !== undefined);
}

/** Runs a job for each item, several at a time. The results are in the order of the items. */
async function runForEach<Item, Result>(
  items: readonly Item[],
  job: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await job(items[index] as Item, index);
    }
  };
  await Promise.all(Array.from({ length: maxConcurrency }, worker));
  return results;
}

async function main(operation: string | undefined): Promise<void> {
  if (operation === "up") {
    writeFileSync(idsFile, JSON.stringify(await runForEach(flows, create)));
    return;
  }
  const ids = JSON.parse(readFileSync(idsFile, "utf8")) as readonly string[];
  if (operation === "change") {
    const changed = ids.map((id, index) => ({ id, index })).filter(({ index }) => isChanged(index));
    await runForEach(changed, ({ id, index }) => change(id, flows[index] as FlowInputs));
  }
  if (operation === "destroy") await runForEach(ids, (id) => call("DELETE", id));
  if (operation === "refresh") {
    await readList();
    if (flows[0]?.flowJson !== undefined) await runForEach(ids, readDocument);
  }
}

void main(process.argv[2]);
