import { endpoints, fieldsQuery, flowFields } from "./endpoints";
import { mayHaveBeenApplied, type KaleyraFailure } from "./failure";
import type { Flow, FlowPreview, FlowStatus, ValidationError } from "./flow";
import { flowPages, type FlowLists } from "./flow-lists";
import { flowId, type FlowId, type WabaId } from "./ids";
import { isNameTakenRefusal, type Refusal } from "./refusals";
import { documentForm, documentPart, type ApiRequest } from "./request";
import type { ApiResponse } from "./response";
import {
  readStep,
  stepOutcome,
  type ApiResult,
  type FailedStep,
  type StepOutcome,
  valueOf,
} from "./result";
import type { TimeLimit } from "./time-limit";
import type { Transport } from "./transport";
import * as wire from "./wire";

/** The properties of a new flow. Separate calls set its document and its endpoint. */
export interface NewFlow {
  readonly name: string;
  readonly categories: readonly string[];
  readonly cloneFlowId?: string;
}

/** The metadata to change. A missing property stays as it is. No call clears an endpoint. */
export interface FlowChange {
  readonly name?: string;
  readonly categories?: readonly string[];
  readonly endpointUri?: string;
}

/** The outcome of an upload. A stored document may still have errors. */
export type UploadOutcome =
  | { readonly outcome: "done"; readonly validationErrors: readonly ValidationError[] }
  | FailedStep;

/** The outcome of a create. After `unknown`, the response was lost, and the flow may exist now. */
export type CreateOutcome =
  | { readonly outcome: "created"; readonly id: string }
  | { readonly outcome: "nameTaken"; readonly failure: Refusal }
  | { readonly outcome: "unknown"; readonly failure: KaleyraFailure };

/**
 * Kaleyra's WhatsApp Flow API v2, within one operation's time limit. Return types contain the
 * refusals that the API's rules cause, and a create whose response was lost. Every other failure is
 * thrown.
 *
 * @see https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-overview
 */
export class FlowClient {
  readonly #transport: Transport;
  readonly #limit: TimeLimit;
  readonly #lists: FlowLists | undefined;

  /**
   * @param lists The lists that `find` reads; shared by the operations of a process. Without them,
   *   `find` finds nothing.
   */
  constructor(transport: Transport, limit: TimeLimit, lists?: FlowLists) {
    this.#transport = transport;
    this.#limit = limit;
    this.#lists = lists;
  }

  /**
   * Creates a DRAFT. Never retries a request that may have been applied.
   *
   * @throws {KaleyraError} If it is certain that no flow was created.
   */
  async create(waba: WabaId, flow: NewFlow): Promise<CreateOutcome> {
    const { name, categories, cloneFlowId } = flow;
    const json = { name, categories, ...(cloneFlowId && { clone_flow_id: cloneFlowId }) };
    const request: ApiRequest = {
      method: "POST",
      path: endpoints.flows(waba),
      body: { json },
      repeatable: "ifNotApplied",
    };
    const result = await this.#send(request, (response): CreateOutcome => {
      const id = wire.readCreatedId(response);
      if (id !== undefined) return { outcome: "created", id };
      return { outcome: "unknown", failure: { kind: "notConfirmed", status: response.status } };
    });
    const outcome = createOutcome(result);
    if (outcome.outcome === "created") this.#lists?.changed(flowId(outcome.id));
    return outcome;
  }

  /**
   * The flow; `undefined` if this account has no such flow.
   *
   * @throws {KaleyraError} If Kaleyra was not reached or its response is not a flow.
   */
  get(id: FlowId, fields: readonly string[] = flowFields.details): Promise<Flow | undefined> {
    return this.#look(id, fields, wire.readFlow);
  }

  /**
   * The status alone; `undefined` if this account has no such flow.
   *
   * @throws {KaleyraError} As `get` does.
   */
  status(id: FlowId): Promise<FlowStatus | undefined> {
    return this.#look(id, flowFields.status, wire.readStatus);
  }

  /**
   * The public preview of a flow; `undefined` if this account has no such flow.
   *
   * @param renew Creates a new URL and invalidates the old one.
   * @throws {KaleyraError} If the response has no preview.
   */
  preview(id: FlowId, { renew }: { readonly renew: boolean }): Promise<FlowPreview | undefined> {
    const { preview, renewedPreview } = flowFields;
    return this.#look(id, renew ? renewedPreview : preview, wire.readPreview);
  }

  /**
   * The flow as its WABA's list contains it, if a list is available. Versions and endpoint may be
   * missing, since a list may ignore the requested fields.
   *
   * @returns `undefined` where the flow must be read with `get`. It never means that there is no
   *   such flow.
   */
  async find(waba: WabaId, id: FlowId): Promise<Flow | undefined> {
    if (this.#lists === undefined) return undefined;
    // The list is read under a limit of its own, so this operation stops waiting at the end of its
    // own.
    return Promise.race([this.#lists.find(waba, id), ended(this.#limit)]);
  }

  /**
   * All flows of a WABA, including deprecated ones. Pages are read on demand.
   *
   * @throws {KaleyraError} If a page cannot be read, or the list does not end.
   */
  async *list(waba: WabaId): AsyncGenerator<Flow> {
    const listing = { fields: flowFields.summary, read: wire.readFlowPage };
    const pages = flowPages(waba, listing, (request, read) => this.#send(request, read));
    for await (const page of pages) yield* page;
  }

  /** Changes the given properties and keeps the others. A live flow goes back to DRAFT. */
  updateMetadata(id: FlowId, change: FlowChange): Promise<StepOutcome> {
    const { name, categories, endpointUri } = change;
    const json = {
      ...(name !== undefined && { name }),
      ...(categories !== undefined && { categories }),
      ...(endpointUri !== undefined && { endpoint_uri: endpointUri }),
    };
    return this.#step(id, { method: "POST", path: endpoints.flow(id), body: { json } });
  }

  /**
   * Replaces the whole document. A document with errors is stored too, but cannot be published.
   *
   * @param document The JSON text, at most 10 MB.
   */
  async uploadDocument(id: FlowId, document: string): Promise<UploadOutcome> {
    const form = await documentForm(document);
    const request: ApiRequest = { method: "POST", path: endpoints.assets(id), body: { form } };
    return this.#step(id, request, (response) => {
      const step = readStep(response);
      if (step.outcome !== "done") return step;
      return { ...step, validationErrors: wire.readValidationErrors(response) };
    });
  }

  /** Publishes a DRAFT whose document has no errors. */
  publish(id: FlowId): Promise<StepOutcome> {
    return this.#step(id, { method: "POST", path: endpoints.publish(id) });
  }

  /** Deprecates a live flow permanently. */
  deprecate(id: FlowId): Promise<StepOutcome> {
    return this.#step(id, { method: "POST", path: endpoints.deprecate(id) });
  }

  /** Deletes a DRAFT. A published flow is refused; Kaleyra does not document the message. */
  delete(id: FlowId): Promise<StepOutcome> {
    return this.#step(id, { method: "DELETE", path: endpoints.flow(id) });
  }

  /**
   * The document's text as Kaleyra returns it. Kaleyra may have normalized it, and it may not be
   * JSON if somebody changed it by hand.
   *
   * @throws {KaleyraError} If there is no document, or it cannot be downloaded.
   */
  async document(id: FlowId): Promise<string> {
    const request: ApiRequest = { method: "GET", path: endpoints.assets(id) };
    const address = await this.#send(request, (response) => {
      const { items } = wire.readAssetPage(response);
      // A flow has one asset, so an unknown type is accepted too.
      const asset = items.find(({ assetType }) => assetType === documentPart.assetType) ?? items[0];
      if (asset === undefined) throw new wire.Unreadable("a document among the assets");
      return asset.downloadUrl;
    });
    return valueOf(await this.#transport.download(valueOf(address), this.#limit)).text;
  }

  /** Reads fields of a flow; `undefined` if this account has no such flow. */
  async #look<Value>(
    id: FlowId,
    fields: readonly string[],
    read: (response: ApiResponse) => Value,
  ): Promise<Value | undefined> {
    const path = `${endpoints.flow(id)}${fieldsQuery(fields)}`;
    const result = await this.#send({ method: "GET", path }, (response) => {
      const responseId = wire.readId(response);
      // A gateway may return the response to another request.
      if (responseId === undefined || responseId === id) return read(response);
      throw new wire.Unreadable(`flow ${id}, and not another one`);
    });
    return result.failure?.kind === "noSuchFlow" ? undefined : valueOf(result);
  }

  /**
   * Sends a change of a flow, and retries it after a lost response: the same change twice changes
   * nothing more. From here on, `find` no longer returns the flow from a list.
   */
  #step(id: FlowId, request: ApiRequest): Promise<StepOutcome>;
  #step<Read>(
    id: FlowId,
    request: ApiRequest,
    read: (response: ApiResponse) => Read,
  ): Promise<Read | FailedStep>;
  async #step(
    id: FlowId,
    request: ApiRequest,
    read: (response: ApiResponse) => unknown = readStep,
  ): Promise<unknown> {
    this.#lists?.changed(id);
    return stepOutcome(await this.#send(request, read));
  }

  #send<Value>(
    request: ApiRequest,
    read: (response: ApiResponse) => Value,
  ): Promise<ApiResult<Value>> {
    return this.#transport.send(request, this.#limit, read);
  }
}

/**
 * The outcome of a create, including its failures.
 *
 * @throws {KaleyraError} If it is certain that no flow was created.
 */
function createOutcome(result: ApiResult<CreateOutcome>): CreateOutcome {
  const { failure } = result;
  if (failure?.kind === "refused" && isNameTakenRefusal(failure)) {
    return { outcome: "nameTaken", failure };
  }
  const isUnknown = failure !== undefined && mayHaveBeenApplied(failure);
  return isUnknown ? { outcome: "unknown", failure } : valueOf(result);
}

/** Resolves to `undefined` when the time limit ends. */
function ended({ signal }: TimeLimit): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
}
