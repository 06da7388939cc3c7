import { setTimeout as pause } from "node:timers/promises";

import { documentForm } from "../../../provider/kaleyra/document-form";
import { endpoints, fieldsQuery } from "../../../provider/kaleyra/endpoints";
import type { FlowStatus } from "../../../provider/kaleyra/flow";
import { flowFields } from "../../../provider/kaleyra/flow-fields";
import { type FlowId, flowId, type PhoneNumber, type WabaId } from "../../../provider/kaleyra/ids";
import type { ApiResponse } from "../../../provider/kaleyra/response";
import { readCreatedId, readStatus, isConfirmed, Unreadable } from "../../../provider/kaleyra/wire";
import type { Consent } from "./consent";
import type { Asked, Exchanges } from "./exchanges";
import type { Findings } from "./findings";

/** A flow of the probe's own. */
export interface OwnFlow {
  readonly id: FlowId;
  readonly name: string;
}

/** How long after a write a read is believed not to change any more. */
const patienceMs = 10_000;

/** One run of the probe: what its steps ask with, and where they write down what they found. */
export class ProbeRun {
  /** In the order they were made. */
  readonly flows: OwnFlow[] = [];
  readonly waba: WabaId;
  /** What the names of all its flows begin with. */
  readonly prefix: string;
  readonly exchanges: Exchanges;
  readonly findings: Findings;
  readonly consent: Consent;
  /** A phone number whose key may be read. */
  readonly number: PhoneNumber | undefined;

  constructor({
    waba,
    number,
    prefix,
    exchanges,
    findings,
    consent,
  }: {
    readonly waba: WabaId;
    readonly number?: PhoneNumber | undefined;
    readonly prefix: string;
    readonly exchanges: Exchanges;
    readonly findings: Findings;
    readonly consent: Consent;
  }) {
    this.waba = waba;
    this.number = number;
    this.prefix = prefix;
    this.exchanges = exchanges;
    this.findings = findings;
    this.consent = consent;
  }

  ask: Exchanges["ask"] = (call, as) => this.exchanges.ask(call, as);

  /** Asks for a flow, and keeps it in mind if there is one then. */
  async create(
    name: string,
    more: object = {},
  ): Promise<{ readonly asked: Asked; readonly flow: OwnFlow | undefined }> {
    const json = { name, categories: ["OTHER"], ...more };
    const asked = await this.ask({
      method: "POST",
      path: endpoints.flows(this.waba),
      body: { json },
    });
    const id = asked.failure === undefined ? readCreatedId(asked.response) : undefined;
    const flow = id === undefined ? undefined : { id: flowId(id), name };
    if (flow !== undefined) this.flows.push(flow);
    return { asked, flow };
  }

  read({ id }: OwnFlow, fields: readonly string[]): Promise<Asked> {
    return this.ask({ method: "GET", path: `${endpoints.flow(id)}${fieldsQuery(fields)}` });
  }

  edit({ id }: OwnFlow, json: object): Promise<Asked> {
    return this.ask({ method: "POST", path: endpoints.flow(id), body: { json } });
  }

  async upload({ id }: OwnFlow, document: string): Promise<Asked> {
    const form = await documentForm(document);
    return this.ask({ method: "POST", path: endpoints.assets(id), body: { form } });
  }

  publish({ id }: OwnFlow): Promise<Asked> {
    return this.ask({ method: "POST", path: endpoints.publish(id) });
  }

  deprecate({ id }: OwnFlow): Promise<Asked> {
    return this.ask({ method: "POST", path: endpoints.deprecate(id) });
  }

  delete({ id }: OwnFlow): Promise<Asked> {
    return this.ask({ method: "DELETE", path: endpoints.flow(id) });
  }

  /** The stage, `undefined` where Kaleyra knows no such flow. */
  async stage(
    flow: OwnFlow,
  ): Promise<{ readonly asked: Asked; readonly stage: FlowStatus | undefined }> {
    const asked = await this.read(flow, flowFields.status);
    return { asked, stage: asked.failure === undefined ? stageIn(asked.response) : undefined };
  }

  /** Reads the stage until it is one of these, and counts. `undefined` stands for no such flow. */
  async awaitStage(flow: OwnFlow, ...wanted: readonly (FlowStatus | undefined)[]) {
    const begun = performance.now();
    for (let rereads = 0; ; rereads += 1) {
      const read = await this.stage(flow);
      const milliseconds = Math.round(performance.now() - begun);
      const settled = wanted.includes(read.stage);
      if (settled || milliseconds > patienceMs) return { ...read, settled, rereads, milliseconds };
      await pause(Math.min(2_000, 250 * 2 ** rereads));
    }
  }
}

function stageIn(answer: ApiResponse): FlowStatus | undefined {
  try {
    return readStatus(answer);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Whether a call did what it was to do, as far as its answer says; an empty success says nothing. */
export function didIt({ response, failure }: Asked): boolean {
  return failure === undefined && (isConfirmed(response) || response.text === "");
}
