import {
  KaleyraError,
  describeFailure,
  mayHaveBeenApplied,
  type KaleyraFailure,
} from "../../kaleyra/failure";
import type { Flow } from "../../kaleyra/flow";
import type { CreateOutcome } from "../../kaleyra/flow-client";
import { flowId, type FlowId, wabaId } from "../../kaleyra/ids";
import type { OperationContext } from "../context";
import { type FlowName, wrongIdFailure } from "../flow-names";
import {
  failedWith,
  operationError,
  type ErrorContext,
  withErrorContext,
} from "../operation-error";
import { sharedIdError } from "../shared-id";
import { UnfinishedResource, keepingState } from "../unfinished";
import { hintForCategories } from "./categories";
import { flowByName, pollUntil } from "./lookup";
import {
  deletionPolicyOf,
  isAutomatic,
  isLive,
  type Editable,
  type FlowInputs,
  type FlowState,
} from "./state";
import { reconcileFlow } from "./update";

/** The create of one flow: its inputs, and where its messages and requests go. */
interface Creation {
  readonly errorContext: ErrorContext;
  readonly inputs: FlowInputs;
  readonly context: OperationContext;
}

interface CreatedFlow {
  readonly id: string;
  readonly state: FlowState;
}

/**
 * Creates a flow, then uploads its document and sets its endpoint, then publishes it. Kaleyra
 * documents these separate calls; whether it accepts everything in one call is unknown.
 *
 * @throws {UnfinishedResource} If the flow was created and a later step failed.
 */
export async function createFlow(
  inputs: FlowInputs,
  context: OperationContext,
): Promise<CreatedFlow> {
  context.progress?.("creating the flow");
  const errorContext: ErrorContext = { operation: "create", label: `flow ${inputs.name}` };
  const creation: Creation = { errorContext, inputs, context };
  const id = await newFlow(creation);
  // Each step claims the id before it sends anything, so that it does not change another flow.
  const finished = await finishFlow(creation, id).catch((error: unknown) => ({ error }));
  // While the steps ran, the engine may have registered another flow that has this id in its state.
  const idHolder = context.names.ids.claim(id, inputs);
  if (idHolder !== undefined) return finishUnderOwnId(creation, id, idHolder);
  if ("error" in finished) throw finished.error;
  return finished;
}

/**
 * Finishes a flow whose create was answered with the id of another flow of the stack. The result of
 * the steps so far is dropped, since they may have changed the other flow.
 *
 * @param idHolder The other flow.
 */
async function finishUnderOwnId(
  creation: Creation,
  id: FlowId,
  idHolder: FlowName,
): Promise<CreatedFlow> {
  const { errorContext, inputs, context } = creation;
  const ownId = await lookUp(creation, wrongIdFailure);
  if (ownId === undefined) throw failedWith(errorContext, wrongIdFailure);
  if (ownId !== id) return finishFlow(creation, ownId);
  // By name the id is this flow's, so the other flow's state is wrong. The note makes the other
  // flow's operations fail too, until a refresh corrects its state.
  context.names.ids.note(id, "flow", inputs);
  throw new UnfinishedResource(id, freshState(creation), sharedIdError(errorContext, idHolder));
}

/**
 * Brings a new flow to its inputs.
 *
 * @throws {UnfinishedResource} If a step failed.
 */
async function finishFlow(creation: Creation, id: FlowId): Promise<CreatedFlow> {
  const { inputs, context } = creation;
  context.names.assign(inputs);
  // The create itself sets name and categories.
  const edits: Editable[] = [];
  if (inputs.flowJson !== undefined) edits.push("flowJson");
  if (inputs.endpointUri !== undefined) edits.push("endpointUri");
  const fresh = freshState(creation);
  const target = { id, inputs, context, isFresh: true };
  return { id, state: await keepingState(id, fresh, () => reconcileFlow(target, fresh, edits)) };
}

/** The state of a flow right after its create: a DRAFT without document and endpoint. */
function freshState({ inputs, context }: Creation): FlowState {
  const { flowJson: _flowJson, endpointUri: _endpointUri, ...created } = inputs;
  return {
    ...created,
    publish: false, // Not yet, even if the inputs say true.
    deletionPolicy: deletionPolicyOf(inputs),
    status: "DRAFT",
    validationErrors: [],
    account: context.account,
  };
}

/**
 * Creates one flow, with at most two requests. After a lost response, the flow is looked up by its
 * name: an automatic name is random, so a flow that has it is the one just created. A proxy may
 * send a request twice, so a flow of that name is also looked for if Kaleyra refuses the name as
 * taken. A name that a person chose proves nothing.
 */
async function newFlow(creation: Creation): Promise<FlowId> {
  const { errorContext } = creation;
  const response = await requestFlow(creation);
  if (response.outcome === "created") return flowId(response.id);
  const existing = await lookUp(creation, response.failure);
  if (existing !== undefined) return existing;
  if (response.outcome === "nameTaken") throw failedWith(errorContext, response.failure);
  return requestFlowAgain(creation, response.failure);
}

/**
 * Repeats the request after a lost response. The WABA has no flow of that name and accepts each
 * name once, so this cannot create a second flow.
 */
async function requestFlowAgain(creation: Creation, lostResponse: KaleyraFailure): Promise<FlowId> {
  const second = await requestFlow(creation).catch((error: unknown) => ({
    outcome: "thrown" as const,
    error,
  }));
  if (second.outcome === "created") return flowId(second.id);
  const failure = second.outcome === "thrown" ? lostResponse : second.failure;
  // Whatever came back from the second request, the first may still be applied late.
  const found = await pollUntil(
    () => lookUp(creation, failure),
    (id) => id !== undefined,
  );
  if (found !== undefined) return found;
  throw second.outcome === "thrown" ? second.error : failedWith(creation.errorContext, failure);
}

/** Sends one create. A response with the id of another flow of this run counts as lost. */
async function requestFlow({ errorContext, inputs, context }: Creation): Promise<CreateOutcome> {
  const { client, names } = context;
  const outcome = await withErrorContext(
    errorContext,
    () => client.flows.create(wabaId(inputs.wabaId), inputs),
    (failure) => hintForCategories(failure, inputs.categories),
  );
  if (outcome.outcome !== "created") return outcome;
  const idHolder = names.ids.claim(outcome.id, inputs);
  return idHolder === undefined ? outcome : { outcome: "unknown", failure: wrongIdFailure };
}

/**
 * Looks up the flow that a create may have created.
 *
 * @param failure What came back from the create. The error reports it if the look-up fails too, or
 *   if the flow of that name is not certainly the stack's own.
 * @returns The flow's id; `undefined` if no flow has its name.
 * @throws {OperationError} If another flow has the name, or it is unclear which flow has it.
 */
async function lookUp(creation: Creation, failure: KaleyraFailure): Promise<FlowId | undefined> {
  const { errorContext, inputs, context } = creation;
  const found = await flowByName(inputs, context).catch((error: unknown) => {
    if (!(error instanceof KaleyraError)) throw error;
    if (!mayHaveBeenApplied(failure)) throw failedWith(errorContext, failure);
    throw operationError(
      errorContext,
      `${describeFailure(failure)}; then its name could not be looked up either (${describeFailure(error.failure)})`,
      `A DRAFT named ${JSON.stringify(inputs.name)} may have been left in WABA ${inputs.wabaId}; look for it and delete it before you run this again.`,
    );
  });
  if (found === undefined) return undefined;
  if (isAutomatic(inputs) && mayBeNew(found)) return flowId(found.id);
  throw nameTaken(creation, failure, found);
}

/**
 * Whether it can be the flow just created, which is never live or DEPRECATED. A status that this
 * version does not know may be a new flow's.
 */
function mayBeNew({ status }: Flow): boolean {
  return !isLive(status) && status !== "DEPRECATED";
}

function nameTaken(
  { errorContext, inputs }: Creation,
  failure: KaleyraFailure,
  holder: Flow,
): Error {
  const holderLabel = `${holder.id} (${holder.status})`;
  if (!mayHaveBeenApplied(failure) || !mayBeNew(holder)) {
    return operationError(
      errorContext,
      `WABA ${inputs.wabaId} has a flow of that name, ${holderLabel}, and this one was not made`,
      hintForTakenName(holder),
    );
  }
  return operationError(
    errorContext,
    `${describeFailure(failure)}. WABA ${inputs.wabaId} now has a flow of that name, ${holderLabel}`,
    "Most likely it is the one just made, but a chosen name proves nothing, so it was left alone. If it is, " +
      `import it with \`${importCommand(holder)}\`, or delete it and run this again; an automatic name (leave name ` +
      "out) needs neither.",
  );
}

/** What to do about a flow that already has the name. */
function hintForTakenName(holder: Flow): string {
  const anotherName = "choose another name, or leave the name out for an automatic one";
  if (holder.status === "DEPRECATED") {
    return (
      `A deprecated flow keeps its name forever, so ${anotherName}. A resource that gets another name in the program keeps ` +
      "its flow only with `aliases`."
    );
  }
  // Kaleyra refuses to delete a live flow.
  const deletion = isLive(holder.status) ? "" : ", or delete it";
  return (
    "If this stack has it under another name in the program, give this resource `aliases` with that one; if an earlier " +
    `run left it, import it with \`${importCommand(holder)}\`${deletion}; else ${anotherName}.`
  );
}

function importCommand({ id }: Flow): string {
  return `npx kaleyra-flows import --id ${id}`;
}
