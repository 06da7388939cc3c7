import { setTimeout as pause } from "node:timers/promises";

import { endpoints, fieldsQuery, flowFields } from "../../../provider/kaleyra/endpoints";
import type { FlowStatus } from "../../../provider/kaleyra/flow";
import { flowId, type FlowId, type PhoneNumber, type WabaId } from "../../../provider/kaleyra/ids";
import { documentForm } from "../../../provider/kaleyra/request";
import type { ApiResponse } from "../../../provider/kaleyra/response";
import { Unreadable, isConfirmed, readCreatedId, readStatus } from "../../../provider/kaleyra/wire";
import type { Consent } from "./consent";
import type { Exchanges, RecordedResult } from "./exchanges";
import type { ProbeFindings } from "./findings";

/** A flow that the probe created. */
export interface OwnFlow {
  readonly id: FlowId;
  readonly name: string;
}

interface Creation {
  readonly result: RecordedResult;
  /** `undefined` unless the response has the new flow's id. */
  readonly flow: OwnFlow | undefined;
}

/**
 * How long to repeat reads after a write: longer than the four seconds of `pollUntil`
 * (provider/lifecycle/flow/lookup.ts), to measure longer lags.
 */
const timeLimitMs = 10_000;
/** The waits between these reads: each is twice as long as the one before, up to the longest. */
const firstWaitMs = 250;
const longestWaitMs = 2_000;

/**
 * One use of `kaleyra-flows probe`. Its steps send requests through it and record their findings in it. A
 * request returns a refusal as a result; it throws only if there is no response.
 */
export class ProbeRun {
  /** The flows whose creation was confirmed, in order. */
  readonly flows: OwnFlow[] = [];
  readonly waba: WabaId;
  /** What the names of all flows that the run creates begin with. */
  readonly prefix: string;
  readonly exchanges: Exchanges;
  readonly findings: ProbeFindings;
  readonly consent: Consent;
  /** A phone number whose key the probe may read. */
  readonly phoneNumber: PhoneNumber | undefined;

  constructor({
    waba,
    phoneNumber,
    prefix,
    exchanges,
    findings,
    consent,
  }: {
    readonly waba: WabaId;
    readonly phoneNumber?: PhoneNumber | undefined;
    readonly prefix: string;
    readonly exchanges: Exchanges;
    readonly findings: ProbeFindings;
    readonly consent: Consent;
  }) {
    this.waba = waba;
    this.phoneNumber = phoneNumber;
    this.prefix = prefix;
    this.exchanges = exchanges;
    this.findings = findings;
    this.consent = consent;
  }

  send: Exchanges["send"] = (request, credentials) => this.exchanges.send(request, credentials);

  /**
   * Creates a flow. Its name begins with the prefix, by which the clean-up finds it even if the
   * response is lost.
   *
   * @param more Further members of the request.
   */
  create(suffix: string, more: object & { readonly name?: never } = {}): Promise<Creation> {
    return this.#create(`${this.prefix}${suffix}`, more);
  }

  /** Creates a flow with the name of another one. */
  createNamesake({ name }: OwnFlow): Promise<Creation> {
    return this.#create(name);
  }

  async #create(name: string, more: object = {}): Promise<Creation> {
    const json = { name, categories: ["OTHER"], ...more };
    const result = await this.send({
      method: "POST",
      path: endpoints.flows(this.waba),
      body: { json },
    });
    const id = result.failure === undefined ? readCreatedId(result.response) : undefined;
    const flow = id === undefined ? undefined : { id: flowId(id), name };
    if (flow !== undefined) this.flows.push(flow);
    return { result, flow };
  }

  read({ id }: OwnFlow, fields: readonly string[]): Promise<RecordedResult> {
    return this.send({ method: "GET", path: `${endpoints.flow(id)}${fieldsQuery(fields)}` });
  }

  edit({ id }: OwnFlow, json: object): Promise<RecordedResult> {
    return this.send({ method: "POST", path: endpoints.flow(id), body: { json } });
  }

  async upload({ id }: OwnFlow, document: string): Promise<RecordedResult> {
    const form = await documentForm(document);
    return this.send({ method: "POST", path: endpoints.assets(id), body: { form } });
  }

  publish({ id }: OwnFlow): Promise<RecordedResult> {
    return this.send({ method: "POST", path: endpoints.publish(id) });
  }

  deprecate({ id }: OwnFlow): Promise<RecordedResult> {
    return this.send({ method: "POST", path: endpoints.deprecate(id) });
  }

  delete({ id }: OwnFlow): Promise<RecordedResult> {
    return this.send({ method: "DELETE", path: endpoints.flow(id) });
  }

  /** The status, or `undefined` if the response has none, as for a flow that does not exist. */
  async status(
    flow: OwnFlow,
  ): Promise<{ readonly result: RecordedResult; readonly status: FlowStatus | undefined }> {
    const result = await this.read(flow, flowFields.status);
    return { result, status: result.failure === undefined ? statusIn(result.response) : undefined };
  }

  /**
   * Reads the status until it is one of those expected, or until the time is over; then `isInTime`
   * is false. The status `undefined` means that there is no such flow. The first read is not a reread.
   */
  async awaitStatus(flow: OwnFlow, ...expected: readonly (FlowStatus | undefined)[]) {
    const startedAt = performance.now();
    for (let rereads = 0; ; rereads += 1) {
      const read = await this.status(flow);
      const milliseconds = Math.round(performance.now() - startedAt);
      const isInTime = expected.includes(read.status);
      if (isInTime || milliseconds > timeLimitMs)
        return { ...read, isInTime, rereads, milliseconds };
      await pause(Math.min(longestWaitMs, firstWaitMs * 2 ** rereads));
    }
  }
}

function statusIn(response: ApiResponse): FlowStatus | undefined {
  try {
    return readStatus(response);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Whether a request succeeded: its response confirms that, or has no body (`empty-success` in docs/assumptions.md). */
export function hasSucceeded({ response, failure }: RecordedResult): boolean {
  return failure === undefined && (isConfirmed(response) || response.text === "");
}
