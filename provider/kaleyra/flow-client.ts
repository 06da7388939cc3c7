import { documentForm, documentPart } from "./document-form";
import { endpoints, fieldsQuery, flowFields } from "./endpoints";
import { mayHaveBeenApplied, type KaleyraFailure } from "./failure";
import type { Flow, FlowPreview, FlowStatus, ValidationError } from "./flow";
import { flowPages, type FlowLists } from "./flow-lists";
import { flowId, type FlowId, type WabaId } from "./ids";
import { isNameTakenRefusal, type Refusal } from "./refusals";
import type { ApiRequest } from "./request";
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

/** What a new flow is made from. Its document and its endpoint follow in calls of their own. */
export interface NewFlow {
  readonly name: string;
  readonly categories: readonly string[];
  readonly cloneFlowId?: string;
}

/** Metadata to change; what is missing stays as it is. No call clears an endpoint. */
export interface FlowChange {
  readonly name?: string;
  readonly categories?: readonly string[];
  readonly endpointUri?: string;
}

/** How an upload ended; a document that is stored may still have errors. */
export type UploadOutcome =
  | { readonly outcome: "done"; readonly validationErrors: readonly ValidationError[] }
  | FailedStep;

/** How a create ended; after `unknown` there may be a flow. */
export type CreateOutcome =
  | { readonly outcome: "created"; readonly id: string }
  | { readonly outcome: "nameTaken"; readonly failure: Refusal }
  /** The answer was lost: there may be a flow by that name now. */
  | { readonly outcome: "unknown"; readonly failure: KaleyraFailure };

/**
 * Kaleyra's WhatsApp Flow API v2, one method an endpoint, for one operation and its time limit.
 * What the API's rules refuse is in the return types; everything else is thrown.
 *
 * @see https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-overview
 */
export class FlowClient {
  readonly #transport: Transport;
  readonly #limit: TimeLimit;
  readonly #lists: FlowLists | undefined;

  /** @param lists What `find` may look into; shared by the operations of a process. */
  constructor(transport: Transport, limit: TimeLimit, lists?: FlowLists) {
    this.#transport = transport;
    this.#limit = limit;
    this.#lists = lists;
  }

  /**
   * Makes a DRAFT. Never repeated by itself once it may have been acted on.
   *
   * @throws {KaleyraError} If it is certain that no flow was made.
   */
  async create(waba: WabaId, flow: NewFlow): Promise<CreateOutcome> {
    const { name, categories, cloneFlowId } = flow;
    const json = { name, categories, ...(cloneFlowId && { clone_flow_id: cloneFlowId }) };
    const request: ApiRequest = {
      method: "POST",
      path: endpoints.flows(waba),
      body: { json },
      repeatable: "ifNotActedOn",
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

  /** @throws {KaleyraError} If Kaleyra was not reached or its answer is no flow. */
  get(id: FlowId, fields: readonly string[] = flowFields.details): Promise<Flow | undefined> {
    return this.#look(id, fields, wire.readFlow);
  }

  /** The stage alone. @throws {KaleyraError} As `get` does. */
  status(id: FlowId): Promise<FlowStatus | undefined> {
    return this.#look(id, flowFields.status, wire.readStatus);
  }

  /**
   * The public preview of a flow.
   *
   * @param renew Makes a new address, after which the old one is dead.
   * @throws {KaleyraError} If the answer has none.
   */
  preview(id: FlowId, { renew }: { readonly renew: boolean }): Promise<FlowPreview | undefined> {
    const { preview, renewedPreview } = flowFields;
    return this.#look(id, renew ? renewedPreview : preview, wire.readPreview);
  }

  /**
   * The flow as its WABA's list has it, where that is at hand. Versions and endpoint may be missing:
   * a list may not honour the fields that are asked for.
   *
   * @returns `undefined` where only `get` can tell, never to say that there is no such flow.
   */
  async find(waba: WabaId, id: FlowId): Promise<Flow | undefined> {
    return this.#lists && Promise.race([this.#lists.find(waba, id), ended(this.#limit)]);
  }

  /** All flows of a WABA, page by page as they are asked for; deprecated ones are among them. */
  async *list(waba: WabaId): AsyncGenerator<Flow> {
    const listing = { fields: flowFields.summary, read: wire.readFlowPage };
    for await (const page of flowPages(waba, listing, (request, read) => this.#send(request, read)))
      yield* page;
  }

  /** Changes what is given and leaves the rest; a live flow goes back to DRAFT. */
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
   * Replaces the whole document. A document with errors is stored too, and then cannot be published.
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

  /** Makes a DRAFT live, if its document has no errors. */
  publish(id: FlowId): Promise<StepOutcome> {
    return this.#step(id, { method: "POST", path: endpoints.publish(id) });
  }

  /** Withdraws a live flow for ever. */
  deprecate(id: FlowId): Promise<StepOutcome> {
    return this.#step(id, { method: "POST", path: endpoints.deprecate(id) });
  }

  /** Deletes a DRAFT; a flow that has ever been published is refused, in words nobody documents. */
  delete(id: FlowId): Promise<StepOutcome> {
    return this.#step(id, { method: "DELETE", path: endpoints.flow(id) });
  }

  /**
   * The document's text as it reads back: normalized perhaps, and no JSON if somebody made it so.
   *
   * @throws {KaleyraError} If there is none, or it cannot be fetched.
   */
  async document(id: FlowId): Promise<string> {
    const request: ApiRequest = { method: "GET", path: endpoints.assets(id) };
    const address = await this.#send(request, (response) => {
      const { items } = wire.readAssetPage(response);
      const asset = items.find(({ assetType }) => assetType === documentPart.assetType) ?? items[0];
      if (asset === undefined) throw new wire.Unreadable("a document among the assets");
      return asset.downloadUrl;
    });
    return valueOf(await this.#transport.download(valueOf(address), this.#limit)).text;
  }

  async #look<Value>(
    id: FlowId,
    fields: readonly string[],
    read: (response: ApiResponse) => Value,
  ): Promise<Value | undefined> {
    const path = `${endpoints.flow(id)}${fieldsQuery(fields)}`;
    const result = await this.#send({ method: "GET", path }, read);
    return result.failure?.kind === "noSuchFlow" ? undefined : valueOf(result);
  }

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

/** @throws {KaleyraError} If it is certain that no flow was made. */
function createOutcome(result: ApiResult<CreateOutcome>): CreateOutcome {
  const { failure } = result;
  if (failure?.kind === "refused" && isNameTakenRefusal(failure)) {
    return { outcome: "nameTaken", failure };
  }
  const isUnknown = failure !== undefined && mayHaveBeenApplied(failure);
  return isUnknown ? { outcome: "unknown", failure } : valueOf(result);
}

/** Nothing, once the time is over. */
function ended({ signal }: TimeLimit): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
}
