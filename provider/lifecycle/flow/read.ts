import { setImmediate as othersTurn } from "node:timers/promises";

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
      (read) => read !== undefined && !(wasLive && read.status === "DRAFT"),
    ),
  );
  if (state !== undefined && flow?.name !== state.name) {
    const own = await ownFlow({ errorContext, id, found: flow }, state, context);
    if (own !== undefined) return readUnder(own, state, context);
  }
  if (flow === undefined) return undefined;
  const flowJson = await withErrorContext(errorContext, () => documentOf(id, state, context));
  const { account, wabaId: owner = flow.wabaId } = context;
  const isDoubtful = state?.unsettled?.includes("flowJson") === true;
  const isCompared = context.flowJsonDrift !== "Ignore" && state?.flowJson !== undefined;
  const unsettled = isDoubtful && !isCompared ? documentAlone : {};
  const policy = state ?? { deletionPolicy: knownDeletionPolicy(context.defaultDeletionPolicy) };
  const { inputs, state: read } = foundFlow({ flow, flowJson, account, owner, policy }, state);
  return { inputs, state: { ...read, ...unsettled } };
}

/**
 * The flow of the state, if the WABA has it under another id. The response to its create may have
 * contained the id of another flow.
 *
 * @throws {OperationError} If the name was chosen, so that it proves nothing.
 */
async function ownFlow(
  { errorContext, id, found: read }: Misread,
  state: FlowState,
  context: ReadContext,
): Promise<Flow | undefined> {
  if (read === undefined) return findUnderOtherId({ errorContext, id }, state, context);
  const own = await withErrorContext(errorContext, () => flowByName(state, context));
  if (own === undefined || own.id === id) return undefined;
  if (isAutomatic(state)) return own;
  if (own.status === "DEPRECATED") return undefined;
  throw operationError(
    errorContext,
    `Kaleyra has ${id} under the name "${read.name}", and "${state.name}" is ${own.id} (${own.status})`,
    `If ${own.id} is this resource's flow, take the resource out with \`pulumi state delete\` and import that one with ` +
      `\`npx kaleyra-flows import --id ${own.id}\`; else rename one of the two.`,
  );
}

interface Misread {
  readonly errorContext: ErrorContext;
  readonly id: string;
  /** What Kaleyra has under the id of the state. */
  readonly found: Flow | undefined;
}

/** Reads a flow under its own id. Its document is in doubt, since it may be in the other flow. */
async function readUnder(
  { id, status }: Flow,
  { flowJson, ...state }: FlowState,
  context: ReadContext,
): Promise<FoundFlow | undefined> {
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
  const asksOwner = state === undefined && owner === undefined;
  const fields = [...flowFields.details, ...(asksOwner ? flowFields.owner : [])];
  let isFirst = true;
  return async () => {
    const listed =
      isFirst && state !== undefined
        ? await flows.find(wabaId(state.wabaId), flowId(id))
        : undefined;
    isFirst = false;
    const tellsEndpoint = !looksForEndpoint(state) || listed?.jsonVersion !== undefined;
    return listed !== undefined && tellsEndpoint ? listed : flows.get(flowId(id), fields);
  };
}

/** The mark of a state whose document was not compared, so that it stays unsettled. */
const documentAlone: Pick<FlowState, "unsettled"> = { unsettled: ["flowJson"] };

/** The document from the state if Kaleyra's means the same, or Kaleyra's if somebody changed it. */
async function documentOf(
  id: string,
  state: FlowState | undefined,
  { client: { flows }, flowJsonDrift }: OperationContext,
): Promise<FlowInputs["flowJson"]> {
  const declared = state?.flowJson;
  if (state !== undefined && (declared === undefined || flowJsonDrift === "Ignore"))
    return declared;
  const downloading = flows.document(flowId(id));
  const own = declared === undefined ? undefined : documentOrText(declared); // Parsed while the download runs.
  const text = await downloading;
  if (text === declared) return declared;
  // A document of megabytes takes a while to parse and to compare.
  await othersTurn();
  const there = documentOrText(text);
  if (own === undefined) return there;
  await othersTurn();
  if (meansTheSame(own, there)) return declared;
  if (typeof there === "string") return there;
  return typeof declared === "string" ? JSON.stringify(there, null, 2) : there;
}

function meansTheSame(one: JsonObject | string, other: JsonObject | string): boolean {
  const areDocuments = typeof one !== "string" && typeof other !== "string";
  return areDocuments ? sameMeaning(one, other) : one === other;
}

/** What Kaleyra holds. */
interface FlowAtKaleyra {
  readonly flow: Flow;
  readonly flowJson: FlowInputs["flowJson"];
  readonly account: string;
  /** The flow's WABA, where it is known. */
  readonly owner: string | undefined;
  /**
   * The deletion policy that a destroy follows: the state's, or the default for a flow without one.
   */
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

/** Ignores an endpoint that the program does not declare, such as one that a clone inherits. */
function endpointOf(flow: Flow, state: FlowState | undefined): string | undefined {
  if (state !== undefined && !looksForEndpoint(state)) return undefined;
  // Every flow has a version, so a response without one did not include the requested fields.
  return flow.jsonVersion === undefined ? state?.endpointUri : flow.endpointUri;
}

/** Whether the program declares an endpoint, or an earlier run may have set one. */
function looksForEndpoint(state: FlowState | undefined): boolean {
  return state?.endpointUri !== undefined || state?.unsettled?.includes("endpointUri") === true;
}
