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
  type MetadataProperty,
  type Unsettled,
  unsettledWithout,
  withKnownStatus,
} from "./state";
import {
  describeErrors,
  editMetadata,
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
 * @throws {OperationError} If a live flow would stay a DRAFT unasked. A preview checks the same
 *   against the state only.
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
  // Somebody may have published the flow by hand since it was last read, and an edit without a
  // publish would then leave it a DRAFT.
  if (isStatusUncertain(state) || (edits.length > 0 && !inputs.publish)) {
    const status = await withErrorContext(errorContext, () => statusOf(id, context));
    // With a certain status, the first step reports that the flow is gone.
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
  const { names } = context;
  const target = { id, inputs, context, isFresh: false };
  const updated = await reconcileFlow(target, from, edits).catch((error: unknown) => {
    if (error instanceof UnfinishedFlow) names.ids.rename(id, state, error.state);
    throw error;
  });
  names.assign(inputs);
  names.ids.rename(id, state, inputs);
  return updated;
}

/**
 * Brings a flow from its state to its inputs, one call after the other.
 *
 * @param edits The properties in which state and inputs differ.
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
  const mayEndBetweenSteps = target.isFresh || !inputs.publish;
  for (const step of stepsFor(target, from, edits)) {
    if (target.isFresh) refuseOthersId(target);
    if (mayEndBetweenSteps) context.endChange();
    context.progress?.(step.progress);
    try {
      state = await step.run(state);
    } catch (error) {
      throw unfinishedError(target, { before, state, step }, error);
    }
  }
  if (state.validationErrors.length > 0 && edits.includes("flowJson")) {
    context.warn(
      `Kaleyra will not publish its document, since it has errors – ${describeErrors(state.validationErrors)}`,
    );
  }
  return reconciledState(inputs, state);
}

/**
 * Claims the id of a new flow before each of its steps: the engine may register the flow that
 * really has this id only after the response to the create.
 *
 * @throws {OperationError} If another flow of this run has the id.
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
  const { flowJson, publish: shouldBeLive } = target.inputs;
  const metadata = edits.filter((edit): edit is MetadataProperty => edit !== "flowJson");
  const uploads = edits.includes("flowJson") && flowJson !== undefined;
  const isAfterUpload = (edit: MetadataProperty) => uploads && edit === "endpointUri";
  const beforeUpload = metadata.filter((edit) => !isAfterUpload(edit));
  const afterUpload = metadata.filter(isAfterUpload);
  // Every edit takes a live flow back to DRAFT.
  const mustPublish = shouldBeLive && (edits.length > 0 || from.status === "DRAFT");
  return [
    ...(beforeUpload.length > 0 ? [editMetadata(target, beforeUpload)] : []),
    ...(uploads ? [uploadDocument(target, flowJson)] : []),
    ...(afterUpload.length > 0 ? [editMetadata(target, afterUpload)] : []),
    ...(mustPublish ? [publish(target, { documentIsNew: uploads })] : []),
  ];
}

/** Where an update stopped: the state before its first step, the state now, and the failed step. */
interface FailedUpdate {
  readonly before: FlowState;
  readonly state: FlowState;
  readonly step: Step;
}

/**
 * The error of a failed update, with the state to keep. If an existing flow certainly did not
 * change, the error of the step is returned unchanged.
 */
function unfinishedError(
  { id, isFresh }: StepTarget,
  { before, state, step }: FailedUpdate,
  error: unknown,
): unknown {
  const isUncertain =
    error instanceof OperationError &&
    error.failure !== undefined &&
    mayHaveBeenApplied(error.failure);
  // An edit takes a live flow back to DRAFT, so a lost response also leaves the status in doubt.
  const statusToo: readonly Unsettled[] = isLive(state.status) ? ["status"] : [];
  const uncertain = isUncertain ? [...step.edits, ...statusToo] : [];
  const isUnchanged = !isFresh && state === before && uncertain.length === 0;
  if (!(error instanceof Error) || isUnchanged) return error;
  const unsettled = [...new Set([...(state.unsettled ?? []), ...uncertain])];
  const after = unsettled.length > 0 ? { ...state, unsettled } : state;
  return new UnfinishedFlow(id, after, new Error(`${error.message}${effectOnLive(before, after)}`));
}

/** What a half-way change means for the customers of a flow: a sentence, or an empty string. */
function effectOnLive(before: FlowState, after: FlowState): string {
  const isUncertain = isStatusUncertain(after);
  if (!isLive(before.status)) return isUncertain ? " It may be PUBLISHED now." : "";
  if (isUncertain) {
    return ` It was ${before.status} and may be a DRAFT now, until it is published again.`;
  }
  if (isLive(after.status)) return "";
  return ` It was ${before.status} and is a DRAFT until it is published again.`;
}

/** The state after all steps: the program's inputs, with what Kaleyra adds. */
function reconciledState(inputs: FlowInputs, state: FlowState): FlowState {
  const { status, everPublished, validationErrors, account, jsonVersion, dataApiVersion } = state;
  const versions = {
    ...(jsonVersion !== undefined && { jsonVersion }),
    ...(dataApiVersion !== undefined && { dataApiVersion }),
  };
  // Properties that the program no longer declares were not sent, so a refresh has to read them.
  const unsettled = unsettledWithout(["status"], state.unsettled);
  return {
    ...inputs,
    deletionPolicy: deletionPolicyOf(inputs),
    status,
    ...(everPublished && { everPublished }),
    validationErrors,
    account,
    ...(inputs.flowJson !== undefined && versions),
    ...unsettled,
  };
}

/**
 * The longest document in the state of an unfinished flow, which reaches the engine in a gRPC
 * trailer. The engine accepts trailers of 16 MiB, and base64 adds a third. A longer trailer breaks
 * the connection and every operation on it.
 */
const mostBytesOfDocument = 11_000_000;

/** A flow that was created or changed, but not completely. */
export class UnfinishedFlow extends UnfinishedResource {
  override readonly name = "UnfinishedFlow";
  override readonly state: FlowState;

  constructor(id: string, state: FlowState, reason: Error) {
    const shortState = withDocumentAsText(state);
    super(id, shortState, reason);
    this.state = shortState;
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
