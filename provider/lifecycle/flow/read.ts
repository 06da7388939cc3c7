import { setImmediate as yieldToEventLoop } from "node:timers/promises";

import { sameMeaning } from "../../flow-json/compare";
import { documentOrText } from "../../flow-json/document";
import type { JsonObject } from "../../flow-json/json";
import { flowFields } from "../../kaleyra/endpoints";
import type { Flow } from "../../kaleyra/flow";
import { flowId, wabaId } from "../../kaleyra/ids";
import type { OperationContext } from "../context";
import { operationError, withErrorContext, type ErrorContext } from "../operation-error";
import { sameCategories } from "./categories";
import { flowByName, pollUntil, findUnderOtherId } from "./lookup";
import {
  chosenDeletionPolicy,
  deletionPolicyOf,
  flowLabel,
  isAutomatic,
  isLive,
  knownDeletionPolicy,
  publicationNote,
  type DeletionPolicy,
  type FlowInputs,
  type FlowState,
} from "./state";
import { versionsOf } from "./steps";

/** The context of a read; an import of `kaleyra-flows` adds the WABA. */
export interface ReadContext extends OperationContext {
  /** The WABA of a flow without a state, where it is known: Kaleyra may not return it. */
  readonly wabaId?: string;
}

/** A flow at Kaleyra, and the inputs that describe it. */
export interface FoundFlow {
  /** The flow's id, where the state has the id of another flow. */
  readonly id?: string;
  readonly inputs: FlowInputs;
  readonly state: FlowState;
}

/**
 * Reads a flow, so that a change by hand shows as drift. An endpoint or a document that the program
 * does not declare is left out.
 *
 * @param state The flow's state so far; missing for an import, where only the id is known.
 * @returns `undefined` if the flow is gone, which its WABA's list has to confirm.
 */
export async function readFlow(
  id: string,
  state: FlowState | undefined,
  context: ReadContext,
): Promise<FoundFlow | undefined> {
  const errorContext = {
    operation: "read",
    label: state === undefined ? id : flowLabel(state, id),
  };
  const wasLive = state !== undefined && isLive(state.status);
  const flow = await withErrorContext(errorContext, () =>
    pollUntil(
      readerOf(id, state, context),
      // A new flow may not be known everywhere yet, and a read may lag behind a publish.
      (read) => read !== undefined && !(wasLive && read.status === "DRAFT"),
    ),
  );
  // Somebody renamed the flow, or the state has the id of another flow.
  if (state !== undefined && flow?.name !== state.name) {
    const own = await findOwnFlow({ errorContext, id, found: flow }, state, context);
    if (own !== undefined) return readUnderOwnId(own, state, context);
  }
  if (flow === undefined) return undefined;
  const flowJson = await withErrorContext(errorContext, () => documentOf(id, state, context));
  const { account, wabaId: owner = flow.wabaId } = context;
  const wasUnsettled = state?.unsettled?.includes("flowJson") === true;
  const isCompared = context.flowJsonDrift !== "Ignore" && state?.flowJson !== undefined;
  const policy = state ?? { deletionPolicy: knownDeletionPolicy(context.defaultDeletionPolicy) };
  const found = foundFlow({ flow, flowJson, account, owner, policy }, state);
  // A read settles everything but a document that it does not compare.
  if (!wasUnsettled || isCompared) return found;
  return { ...found, state: { ...found.state, unsettled: ["flowJson"] } };
}

/**
 * The flow of the state, if the WABA has it under another id. The response to its create may have
 * contained the id of another flow.
 *
 * @throws {OperationError} If the WABA has another flow of that name and the program chose the
 *   name: it does not prove which flow is the resource's.
 */
async function findOwnFlow(
  { errorContext, id, found }: FlowUnderId,
  state: FlowState,
  context: ReadContext,
): Promise<Flow | undefined> {
  if (found === undefined) return findUnderOtherId({ errorContext, id }, state, context);
  const namesake = await withErrorContext(errorContext, () => flowByName(state, context));
  if (namesake === undefined || namesake.id === id) return undefined;
  if (isAutomatic(state)) return namesake;
  // This stack never knew the id of its own flow, so it cannot have deprecated it.
  if (namesake.status === "DEPRECATED") return undefined;
  throw operationError(
    errorContext,
    `Kaleyra has ${id} under the name "${found.name}", and "${state.name}" is ${namesake.id} (${namesake.status})`,
    `If ${namesake.id} is this resource's flow, take the resource out with \`pulumi state delete\` and import that one with ` +
      `\`npx kaleyra-flows import --id ${namesake.id}\`; else rename one of the two.`,
  );
}

interface FlowUnderId {
  readonly errorContext: ErrorContext;
  /** The id in the state. */
  readonly id: string;
  /** The flow that Kaleyra has under this id. */
  readonly found: Flow | undefined;
}

/**
 * Reads a flow under its own id, which is not the id in the state. The document becomes unsettled,
 * since it may have been uploaded to the other flow.
 */
async function readUnderOwnId(
  { id, status }: Flow,
  { flowJson, ...state }: FlowState,
  context: ReadContext,
): Promise<FoundFlow | undefined> {
  // With the status of the list, so that the read does not wait for the status of the other flow,
  // and without the document, which is not to be compared.
  const read = await readFlow(id, { ...state, status }, context);
  if (read === undefined) return undefined;
  context.warn(`is ${id} at Kaleyra: the state had the id of another flow`);
  if (flowJson === undefined) return { ...read, id };
  return {
    id,
    inputs: { ...read.inputs, flowJson },
    state: { ...read.state, flowJson, unsettled: ["flowJson"] },
  };
}

/**
 * Returns a function that reads the flow: first from its WABA's list, if the state is known, then
 * from the flow itself.
 */
function readerOf(
  id: string,
  state: FlowState | undefined,
  { client: { flows }, wabaId: owner }: ReadContext,
): () => Promise<Flow | undefined> {
  const needsOwner = state === undefined && owner === undefined;
  const fields = [...flowFields.details, ...(needsOwner ? flowFields.owner : [])];
  let waba = state?.wabaId;
  return async () => {
    const listed = waba === undefined ? undefined : await flows.find(wabaId(waba), flowId(id));
    waba = undefined; // A repeated read has to see what changed since the list was read.
    // A list may leave out requested fields; see `list-fields` in docs/assumptions.md.
    const isEnough = !needsEndpoint(state) || listed?.jsonVersion !== undefined;
    return listed !== undefined && isEnough ? listed : flows.get(flowId(id), fields);
  };
}

/**
 * The document for the inputs. It is the state's if Kaleyra's document means the same, or is not to be
 * compared; Kaleyra's if somebody changed it, and for an import.
 */
async function documentOf(
  id: string,
  state: FlowState | undefined,
  { client: { flows }, flowJsonDrift }: OperationContext,
): Promise<FlowInputs["flowJson"]> {
  const declared = state?.flowJson;
  if (state !== undefined && (declared === undefined || flowJsonDrift === "Ignore")) {
    return declared;
  }
  const text = await flows.document(flowId(id));
  if (text === declared) return declared;
  // A document of megabytes takes a while to parse and to compare, so other operations have turns.
  await yieldToEventLoop();
  const storedDocument = documentOrText(text);
  if (declared === undefined) return storedDocument;
  await yieldToEventLoop();
  const declaredDocument = documentOrText(declared);
  await yieldToEventLoop();
  if (meansTheSame(declaredDocument, storedDocument)) return declared;
  if (typeof storedDocument === "string") return storedDocument;
  // In the form in which the program has it, so that the diff compares like with like.
  return typeof declared === "string" ? JSON.stringify(storedDocument, null, 2) : storedDocument;
}

function meansTheSame(one: JsonObject | string, other: JsonObject | string): boolean {
  const areDocuments = typeof one !== "string" && typeof other !== "string";
  return areDocuments ? sameMeaning(one, other) : one === other;
}

/** A flow as Kaleyra has it, with what a state needs besides. */
interface FlowAtKaleyra {
  readonly flow: Flow;
  readonly flowJson: FlowInputs["flowJson"];
  readonly account: string;
  /** The flow's WABA, where it is known. */
  readonly owner: string | undefined;
  /** The state's deletion policy; the configuration's for an import. */
  readonly policy: { readonly deletionPolicy?: DeletionPolicy | undefined };
}

/**
 * The inputs and the state that describe a flow at Kaleyra.
 *
 * @throws {OperationError} If its WABA is unknown.
 */
function foundFlow(
  { flow, flowJson, account, owner, policy }: FlowAtKaleyra,
  state: FlowState | undefined,
): FoundFlow {
  const { name, status, validationErrors } = flow;
  const waba = state?.wabaId ?? owner;
  if (waba === undefined) {
    throw operationError(
      { operation: "read", label: flowLabel(flow, flow.id) },
      "Kaleyra does not say which WABA it belongs to",
      "Import it with `kaleyra-flows import`, which takes the WABA as `--waba`.",
    );
  }
  const endpointUri = endpointOf(flow, state);
  const inputs: FlowInputs = {
    wabaId: waba,
    name,
    ...(state?.automaticName !== undefined && { automaticName: state.automaticName }),
    // Kaleyra may return the categories in another order.
    categories:
      state !== undefined && sameCategories(state.categories, flow.categories)
        ? state.categories
        : flow.categories,
    ...(flowJson !== undefined && { flowJson }),
    ...(state?.flowJsonValidation !== undefined && {
      flowJsonValidation: state.flowJsonValidation,
    }),
    ...(state?.flowJsonIgnore !== undefined && { flowJsonIgnore: state.flowJsonIgnore }),
    ...(endpointUri !== undefined && { endpointUri }),
    ...(state?.cloneFlowId !== undefined && { cloneFlowId: state.cloneFlowId }),
    // A flow that was taken back to DRAFT by hand shows as drift. A flow that was published by hand
    // does not: no update could take that back.
    publish: state === undefined ? isLive(status) : state.publish && status !== "DRAFT",
    updateStrategy: state?.updateStrategy ?? "InPlace",
    ...chosenDeletionPolicy(policy),
  };
  const versions = flowJson === undefined ? {} : versionsOf(flowJson);
  const deletionPolicy = deletionPolicyOf(inputs);
  const note = state === undefined ? {} : publicationNote(state, status);
  const read = {
    ...inputs,
    deletionPolicy,
    status,
    ...note,
    validationErrors,
    account,
    ...versions,
  };
  return { inputs, state: read };
}

/**
 * The flow's endpoint for its inputs. An endpoint that the program does not declare is left out,
 * such as one that a clone inherits.
 */
function endpointOf(flow: Flow, state: FlowState | undefined): string | undefined {
  if (state !== undefined && !needsEndpoint(state)) return undefined;
  // Every flow has a version, so a response without one did not include the requested fields.
  return flow.jsonVersion === undefined ? state?.endpointUri : flow.endpointUri;
}

/** Whether the program declares an endpoint, or an earlier run may have set one. */
function needsEndpoint(state: FlowState | undefined): boolean {
  return state?.endpointUri !== undefined || state?.unsettled?.includes("endpointUri") === true;
}
