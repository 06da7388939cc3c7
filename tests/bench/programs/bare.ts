/**
 * The bare script: the same calls with node-fetch and a pool, without an engine. It records its
 * flows in a file.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { Agent } from "node:http";

import fetch from "node-fetch";

import { connection, type FlowInputs, flows } from "./flow-inputs";

/** The most requests at a time, as the provider sends them. */
const maxConcurrency = 10;
const noted = "ids.json";
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
  if (!response.ok)
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
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
  const made = await call("POST", `${wabaId}/flows`, { name, categories });
  const { id } = made as { readonly id: string };
  if (flowJson !== undefined) await upload(id, flowJson);
  return id;
}

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

async function readList(): Promise<void> {
  let after: string | undefined;
  do {
    const page = (await call("GET", `${wabaId}/flows${after ? `?after=${after}` : ""}`)) as {
      readonly data: readonly unknown[];
      readonly paging?: { readonly cursors: { readonly after: string } };
    };
    after = page.data.length > 0 ? page.paging?.cursors.after : undefined;
  } while (after !== undefined);
}

/** Runs a job for each item, several at a time. */
async function each<Item, Result>(
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
    writeFileSync(noted, JSON.stringify(await each(flows, create)));
    return;
  }
  const ids = JSON.parse(readFileSync(noted, "utf8")) as readonly string[];
  const changed = flows.flatMap((flow, index) =>
    index % 10 === 0 ? [{ flow, id: ids[index] ?? "" }] : [],
  );
  if (operation === "change") await each(changed, ({ flow, id }) => change(id, flow));
  if (operation === "destroy") await each(ids, (id) => call("DELETE", id));
  if (operation === "refresh") {
    await readList();
    if (flows[0]?.flowJson !== undefined) await each(ids, readDocument);
  }
}

void main(process.argv[2]);
