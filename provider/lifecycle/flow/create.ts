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
import { wrongIdFailure } from "../flow-names";
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

/**
 * Creates a flow, then uploads its document and sets its endpoint, then publishes it. Kaleyra
 * documents these separate calls; whether it accepts everything in one call is unknown.
 *
 * @throws {UnfinishedResource} If the flow was created and a later step failed.
 */
export async function createFlow(
  inputs: FlowInputs,
  context: OperationContext,
): Promise<{ readonly id: string; readonly state: FlowState }> {
  context.progress?.("creating the flow");
  const { ids } = context.names;
  const errorContext: ErrorContext = { operation: "create", label: `flow ${inputs.name}` };
  const attempt: Attempt = { errorContext, inputs, context };
  const id = await newFlow(attempt);
  const finished = await finishFlow(attempt, id).catch((error: unknown) => ({ error }));
  const other = ids.claim(id, inputs);
  if (other === undefined) {
    if ("error" in finished) throw finished.error;
    return finished;
  }

  // The id turned out to be the id of another flow.
  const own = await lookUp(attempt, wrongIdFailure);
  if (own === undefined) throw failedWith(errorContext, wrongIdFailure);
  if (own !== id) return finishFlow(attempt, own);
  ids.note(id, "flow", inputs);
  throw new UnfinishedResource(id, freshState(attempt), sharedIdError(errorContext, other));
}

/**
 * Brings a new flow to its inputs.
 *
 * @throws {UnfinishedResource} If a step failed.
 */
async function finishFlow(
  attempt: Attempt,
  id: FlowId,
): Promise<{ readonly id: string; readonly state: FlowState }> {
  const { inputs, context } = attempt;
  context.names.assign(inputs);
  const { flowJson, endpointUri } = inputs;
  const edits: Editable[] = [
    ...(flowJson === undefined ? [] : (["flowJson"] as const)),
    ...(endpointUri === undefined ? [] : (["endpointUri"] as const)),
  ];
  const fresh = freshState(attempt);
  const target = { id, inputs, context, isFresh: true };
  return { id, state: await keepingState(id, fresh, () => reconcileFlow(target, fresh, edits)) };
}

/** The state of a flow right after its create. */
function freshState({ inputs, context }: Attempt): FlowState {
  const { flowJson: _, endpointUri: __, ...made } = inputs;
  return {
    ...made,
    publish: false,
    deletionPolicy: deletionPolicyOf(inputs),
    status: "DRAFT",
    validationErrors: [],
    account: context.account,
  };
}

/**
 * Creates the flow once. After a lost response, the flow is looked up by its name. An automatic
 * name is random, so a flow that has it is the one just created. That also holds where Kaleyra
 * refuses the name as taken, because a proxy may have sent the request twice. A name that a person
 * chose proves nothing.
 */
async function newFlow(attempt: Attempt): Promise<FlowId> {
  const { errorContext, inputs, context } = attempt;
  const { flows } = context.client;
  const waba = wabaId(inputs.wabaId);
  const create = async (): Promise<CreateOutcome> => {
    const outcome = await withErrorContext(
      errorContext,
      () => flows.create(waba, inputs),
      (failure) => hintForCategories(failure, inputs.categories),
    );
    return outcome.outcome === "created" &&
      context.names.ids.claim(outcome.id, inputs) !== undefined
      ? { outcome: "unknown", failure: wrongIdFailure }
      : outcome;
  };

  const first = await create();
  if (first.outcome === "created") return flowId(first.id);
  const lost = await lookUp(attempt, first.failure);
  if (lost !== undefined) return lost;
  if (first.outcome === "nameTaken") throw failedWith(errorContext, first.failure);

  // The WABA has no flow of that name and accepts each name once, so a retry cannot create a second
  // flow.
  const second = await create().catch((error: unknown) => ({ outcome: "failed" as const, error }));
  if (second.outcome === "created") return flowId(second.id);
  // Whatever the second attempt returned, the first may still be applied late.
  const { failure } = second.outcome === "failed" ? first : second;
  const found = await pollUntil(
    () => lookUp(attempt, failure),
    (id) => id !== undefined,
  );
  if (found !== undefined) return found;
  throw second.outcome === "failed" ? second.error : failedWith(errorContext, second.failure);
}

interface Attempt {
  readonly errorContext: ErrorContext;
  readonly inputs: FlowInputs;
  readonly context: OperationContext;
}

/**
 * Looks up the flow that a create may have made.
 *
 * @param failure What came back from the create.
 * @returns The flow's id; `undefined` if no flow has its name.
 * @throws {OperationError} If another flow has the name, or it is unclear which flow has it.
 */
async function lookUp(attempt: Attempt, failure: KaleyraFailure): Promise<FlowId | undefined> {
  const { errorContext, inputs, context } = attempt;
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
  if (isAutomatic(inputs) && isNew(found)) return flowId(found.id);
  throw nameTaken(attempt, failure, found);
}

/** A flow that has ever been published is not the one just created, even if it has the name. */
function isNew({ status }: Flow): boolean {
  return !isLive(status) && status !== "DEPRECATED";
}

function nameTaken(
  { errorContext, inputs }: Attempt,
  failure: KaleyraFailure,
  holder: Flow,
): Error {
  const flow = `${holder.id} (${holder.status})`;
  if (!mayHaveBeenApplied(failure) || !isNew(holder)) {
    return operationError(
      errorContext,
      `WABA ${inputs.wabaId} has a flow of that name, ${flow}, and this one was not made`,
      wayPast(holder),
    );
  }
  return operationError(
    errorContext,
    `${describeFailure(failure)}. WABA ${inputs.wabaId} now has a flow of that name, ${flow}`,
    "Most likely it is the one just made, but a chosen name proves nothing, so it was left alone. If it is, " +
      `import it with \`${importCommand(holder)}\`, or delete it and run this again; an automatic name (leave name ` +
      "out) needs neither.",
  );
}

/** What to do about a flow that already has the name. */
function wayPast(holder: Flow): string {
  const another = "choose another name, or leave the name out for an automatic one";
  if (holder.status === "DEPRECATED") {
    return (
      `A deprecated flow keeps its name forever, so ${another}. A resource that gets another name in the program keeps ` +
      "its flow only with `aliases`."
    );
  }
  const deleting = isNew(holder) ? ", or delete it" : "";
  return (
    "If this stack has it under another name in the program, give this resource `aliases` with that one; if an earlier " +
    `run left it, import it with \`${importCommand(holder)}\`${deleting}; else ${another}.`
  );
}

function importCommand({ id }: Flow): string {
  return `npx kaleyra-flows import --id ${id}`;
}
