import { mayHaveBeenApplied } from "../../kaleyra/failure";
import type { OperationContext } from "../context";
import { operationError, OperationError, withErrorContext } from "../operation-error";
import { sharedIdError } from "../shared-id";
import { UnfinishedResource } from "../unfinished";
import { editsBetween } from "./diff";
import { statusOf } from "./lookup";
import { refuseTakingDown } from "./plan-refusals";
import {
  deletionPolicyOf,
  type Editable,
  type FlowInputs,
  flowLabel,
  type FlowState,
  isLive,
  isStatusUncertain,
  type Unsettled,
  withKnownStatus,
} from "./state";
import {
  editMetadata,
  listOf,
  type MetadataProperty,
  publish,
  type Step,
  type StepTarget,
  uploadDocument,
} from "./steps";

/**
 * Updates a flow in place. Only the differences are sent, and a flow that was or should be live is
 * published again in the same update. If a lost response left the status unsettled, it is read
 * first. A change of the deletion policy alone needs no call.
 *
 * @throws {OperationError} If a live flow would stay a DRAFT unasked. A preview checks the same against
 *   the state only.
 * @throws {UnfinishedFlow} If a step failed after the flow had changed.
 */
// oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and the context
export async function updateFlow(
  id: string,
  state: FlowState,
  inputs: FlowInputs,
  context: OperationContext,
): Promise<FlowState> {
  const edits = editsBetween(state, inputs);
  const label = flowLabel(state, id);
  const errorContext = { operation: "update", label };
  let from = state;
  // Somebody may have published the flow by hand since it was last read.
  if (isStatusUncertain(state) || (edits.length > 0 && !inputs.publish)) {
    const status = await withErrorContext(errorContext, () => statusOf(id, context));
    if (status === undefined && isStatusUncertain(state)) {
      throw operationError(
        errorContext,
        "Kaleyra knows no such flow in this account",
        "`pulumi refresh` with the right credentials shows whether it is gone.",
      );
    }
    if (status !== undefined) from = withKnownStatus(state, status);
    refuseTakingDown(label, from.status, { edits, news: inputs });
  }
  const updated = await reconcileFlow({ id, inputs, context, isFresh: false }, from, edits);
  context.names.assign(inputs);
  context.names.ids.rename(id, state, inputs);
  return updated;
}

/**
 * Brings a flow from its state to its inputs, one call after the other.
 *
 * @throws {UnfinishedFlow} If a step failed after the flow had changed or may have changed.
 * @throws {Error} If the first step failed and left the flow unchanged.
 */
export async function reconcileFlow(
  target: StepTarget,
  from: FlowState,
  edits: readonly Editable[],
): Promise<FlowState> {
  const { inputs, context } = target;
  const before: FlowState = { ...from, deletionPolicy: deletionPolicyOf(inputs) };
  let state = before;
  // A live flow, or one that is to be live, must not stay a DRAFT between its edit and its publish.
  const mayEndBetween = target.isFresh || !inputs.publish;
  for (const step of stepsFor(target, from, edits)) {
    if (target.isFresh) refuseOthersId(target);
    if (mayEndBetween) context.endChange();
    context.progress?.(step.progress);
    try {
      state = await step.run(state);
    } catch (error) {
      throw unfinishedError(target, { before, state, step }, error);
    }
  }
  if (state.validationErrors.length > 0 && edits.includes("flowJson")) {
    context.warn(
      `Kaleyra will not publish its document, since it has errors – ${listOf(state.validationErrors)}`,
    );
  }
  return reconciledState(inputs, state);
}

/**
 * The engine may register another flow only after the response to the create.
 *
 * @throws {OperationError} If the id of the new flow turns out to be the id of another one.
 */
function refuseOthersId({ id, inputs, context }: StepTarget): void {
  const other = context.names.ids.claim(id, inputs);
  if (other === undefined) return;
  throw sharedIdError({ operation: "create", label: `flow ${inputs.name}` }, other);
}

/**
 * The steps in order. Name and categories come first, so that a refused name does not take a live
 * flow down. An endpoint comes after a new document, since Kaleyra accepts one only from Flow JSON
 * version 3.0.
 */
function stepsFor(target: StepTarget, from: FlowState, edits: readonly Editable[]): Step[] {
  const { flowJson, publish: published } = target.inputs;
  const metadata = edits.filter((edit): edit is MetadataProperty => edit !== "flowJson");
  const uploads = edits.includes("flowJson") && flowJson !== undefined;
  const isLate = (edit: MetadataProperty) => uploads && edit === "endpointUri";
  const late = metadata.filter(isLate);
  const early = metadata.filter((edit) => !isLate(edit));
  const mustPublish = published && (edits.length > 0 || from.status === "DRAFT");
  return [
    ...(early.length > 0 ? [editMetadata(target, early)] : []),
    ...(uploads ? [uploadDocument(target, flowJson)] : []),
    ...(late.length > 0 ? [editMetadata(target, late)] : []),
    ...(mustPublish ? [publish(target, { documentIsNew: uploads })] : []),
  ];
}

/** Where the update stopped. */
interface Halt {
  readonly before: FlowState;
  readonly state: FlowState;
  readonly step: Step;
}

/**
 * The error of a step, with the state to keep. If an existing flow certainly did not change, it is the
 * error itself.
 */
function unfinishedError(
  { id, isFresh }: StepTarget,
  { before, state, step }: Halt,
  error: unknown,
): unknown {
  const isUncertain =
    error instanceof OperationError &&
    error.failure !== undefined &&
    mayHaveBeenApplied(error.failure);
  const statusToo: readonly Unsettled[] = isLive(state.status) ? ["status"] : [];
  const uncertain = isUncertain ? [...step.edits, ...statusToo] : [];
  if (!(error instanceof Error) || (!isFresh && state === before && uncertain.length === 0)) {
    return error;
  }
  const unsettled = [...new Set([...(state.unsettled ?? []), ...uncertain])];
  const left = unsettled.length > 0 ? { ...state, unsettled } : state;
  const message = `${error.message}${whetherLive(before, left)}`;
  return new UnfinishedFlow(id, left, new Error(message));
}

/** What a half-way change means for the customers of a live flow. */
function whetherLive(before: FlowState, left: FlowState): string {
  const isUncertain = isStatusUncertain(left);
  if (!isLive(before.status)) return isUncertain ? " It may be PUBLISHED now." : "";
  if (!isUncertain && isLive(left.status)) return "";
  const is = isUncertain ? "may be a DRAFT now," : "is a DRAFT";
  return ` It was ${before.status} and ${is} until it is published again.`;
}

/** The state after all steps: the program's inputs, with what Kaleyra adds. */
function reconciledState(inputs: FlowInputs, state: FlowState): FlowState {
  const { status, everPublished, validationErrors, account, jsonVersion, dataApiVersion } = state;
  const versions = {
    ...(jsonVersion !== undefined && { jsonVersion }),
    ...(dataApiVersion !== undefined && { dataApiVersion }),
  };
  // Properties that the program no longer declares were not sent, so a refresh has to read them.
  const left = (state.unsettled ?? []).filter((one) => one !== "status");
  const ofDocument = inputs.flowJson === undefined ? {} : versions;
  return {
    ...inputs,
    deletionPolicy: deletionPolicyOf(inputs),
    status,
    ...(everPublished && { everPublished }),
    validationErrors,
    account,
    ...ofDocument,
    ...(left.length > 0 && { unsettled: left }),
  };
}

/**
 * The state of an unfinished resource reaches the engine in a gRPC trailer. The engine accepts
 * trailers of 16 MiB, and base64 takes a third of that. A longer trailer breaks the connection and
 * every operation on it.
 */
const mostBytesOfDocument = 11_000_000;

/** A flow that was created or changed, but not completely. */
export class UnfinishedFlow extends UnfinishedResource {
  override readonly name = "UnfinishedFlow";
  override readonly state: FlowState;

  constructor(id: string, state: FlowState, reason: Error) {
    const carried = withDocumentAsText(state);
    super(id, carried, reason);
    this.state = carried;
  }
}

/**
 * The document as text, since an object takes several times as much space in a trailer. A document
 * that is too long is left out and becomes unsettled.
 */
function withDocumentAsText(state: FlowState): FlowState {
  const { flowJson, unsettled = [], ...rest } = state;
  if (flowJson === undefined) return state;
  const text = typeof flowJson === "string" ? flowJson : JSON.stringify(flowJson);
  if (Buffer.byteLength(text) <= mostBytesOfDocument) return { ...state, flowJson: text };
  return { ...rest, unsettled: [...new Set([...unsettled, "flowJson" as const])] };
}
