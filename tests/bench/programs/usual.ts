/**
 * The program of the way `usual`: a class in the program that is passed to
 * `pulumi.dynamic.Resource`, as in Pulumi's guide. It does what such a class usually does, and no
 * more: no retries, no check of documents.
 *
 * @see https://www.pulumi.com/docs/iac/guides/building-extending/providers/dynamic-providers/
 */
import * as pulumi from "@pulumi/pulumi";

import { connection, type FlowInputs, flows, logicalNameOf } from "./flow-inputs";

/** The inputs of a resource: those of the flow, and the account. */
interface Properties extends FlowInputs {
  readonly base: string;
  readonly wabaId: string;
}

class FlowProvider implements pulumi.dynamic.ResourceProvider {
  async create(inputs: Properties): Promise<pulumi.dynamic.CreateResult> {
    const { base, wabaId, name, categories, flowJson } = inputs;
    const body = JSON.stringify({ name, categories });
    const { id } = (await this.call(`${base}/${wabaId}/flows`, { method: "POST", body })) as {
      readonly id: string;
    };
    if (flowJson !== undefined) await this.upload(inputs, id, flowJson);
    return { id, outs: { ...inputs, status: "DRAFT" } };
  }

  async read(id: string, state: Properties): Promise<pulumi.dynamic.ReadResult> {
    const flow = (await this.call(`${state.base}/${id}`, {})) as object;
    if (state.flowJson === undefined) return { id, props: { ...state, ...flow } };
    const { data } = (await this.call(`${state.base}/${id}/assets`, {})) as {
      readonly data: readonly { readonly download_url: string }[];
    };
    const response = await fetch(data[0]?.download_url ?? "");
    return { id, props: { ...state, ...flow, flowJson: await response.text() } };
  }

  async diff(_id: string, olds: Properties, news: Properties): Promise<pulumi.dynamic.DiffResult> {
    return { changes: olds.name !== news.name || olds.flowJson !== news.flowJson };
  }

  async update(
    id: string,
    olds: Properties,
    news: Properties,
  ): Promise<pulumi.dynamic.UpdateResult> {
    if (olds.name !== news.name) {
      const body = JSON.stringify({ name: news.name });
      await this.call(`${news.base}/${id}`, { method: "POST", body });
    }
    if (news.flowJson !== undefined && olds.flowJson !== news.flowJson) {
      await this.upload(news, id, news.flowJson);
    }
    return { outs: { ...news, status: "DRAFT" } };
  }

  async delete(id: string, state: Properties): Promise<void> {
    await this.call(`${state.base}/${id}`, { method: "DELETE" });
  }

  async upload({ base }: Properties, id: string, flowJson: string): Promise<void> {
    const body = new FormData();
    body.append("name", "flow.json");
    body.append("asset_type", "FLOW_JSON");
    body.append("file", new Blob([flowJson], { type: "application/json" }), "flow.json");
    await this.call(`${base}/${id}/assets`, { method: "POST", body });
  }

  async call(
    url: string,
    init: { readonly method?: string; readonly body?: string | FormData },
  ): Promise<unknown> {
    const isForm = init.body !== undefined && typeof init.body !== "string";
    const headers: Record<string, string> = { "api-key": process.env["KALEYRA_API_KEY"] ?? "" };
    if (!isForm) headers["content-type"] = "application/json";
    const response = await fetch(url, { ...init, headers });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    return response.json();
  }
}

class Flow extends pulumi.dynamic.Resource {
  constructor(name: string, args: Properties) {
    // `undefined` declares an output that the provider sets.
    super(new FlowProvider(), name, { status: undefined, ...args });
  }
}

const { base, wabaId } = connection();
for (const inputs of flows) {
  new Flow(logicalNameOf(inputs), { base, wabaId, ...inputs });
}
