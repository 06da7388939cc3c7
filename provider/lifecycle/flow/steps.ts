import { setImmediate as yieldToEventLoop } from "node:timers/promises";

import { documentOrText, documentText } from "../../flow-json/document";
import { KaleyraError, type KaleyraFailure, mayHaveBeenApplied } from "../../kaleyra/failure";
import type { FlowStatus, ValidationError } from "../../kaleyra/flow";
import type { FlowChange, UploadOutcome } from "../../kaleyra/flow-client";
import { flowId } from "../../kaleyra/ids";
import type { FailedStep, StepOutcome } from "../../kaleyra/result";
import { firstOf } from "../../text";
import type { OperationContext } from "../context";
import {
  type ErrorContext,
  failedWith,
  operationError,
  type OperationError,
  withErrorContext,
} from "../operation-error";
import { errorOfAbsence, pollUntil, statusOf } from "./lookup";
import { errorOfEdit, hintForPublish } from "./refusals";
import {
  afterEdit,
  type FlowInputs,
  flowLabel,
  type FlowState,
  isLive,
  type MetadataProperty,
  type Unsettled,
  withKnownStatus,
} from "./state";

/** The flow that a step works on. */
export interface StepTarget {
  readonly id: string;
  readonly inputs: FlowInputs;
  readonly context: OperationContext;
  /**
   * Whether this run created the flow, so that Kaleyra may not know it everywhere yet: `fresh-id`
   * in docs/assumptions.md.
   */
  readonly isFresh: boolean;
}

/** One call that brings a flow closer to its inputs. */
export interface Step {
  /** A description for the progress line. */
  readonly progress: string;
  /** The properties that the call changes. They become unsettled if the response is lost. */
  readonly edits: readonly Unsettled[];
  /** Returns the state after the call. Rejects if the call failed or may have failed. */
  readonly run: (state: FlowState) => Promise<FlowState>;
}

type Done<Outcome> = Extract<Outcome, { outcome: "done" }>;

/** Sends a step, and repeats it while a new flow is not known yet. */
function sendStep<Outcome extends StepOutcome | UploadOutcome>(
  { isFresh }: Pick<StepTarget, "isFresh">,
  send: () => Promise<Outcome>,
): Promise<Outcome> {
  return isFresh ? pollUntil(send, ({ outcome }) => outcome !== "absent") : send();
}

/**
 * Sends one edit.
 *
 * @throws {OperationError} If the edit was not confirmed.
 */
async function sendEdit<Outcome extends StepOutcome | UploadOutcome>(
  errorContext: ErrorContext,
  target: StepTarget,
  send: () => Promise<Outcome>,
): Promise<Done<Outcome>> {
  const outcome = await withErrorContext(errorContext, () => sendStep(target, send));
  if (outcome.outcome !== "done") throw await errorOfEdit(errorContext, outcome.failure, target);
  return outcome as Done<Outcome>; // TypeScript does not narrow a generic type.
}

/** The step that sends the given properties of a flow, and no others. */
export function editMetadata(target: StepTarget, edits: readonly MetadataProperty[]): Step {
  const { id, inputs, context } = target;
  const change: FlowChange = Object.fromEntries(edits.map((edit) => [edit, inputs[edit]]));
  return {
    progress: `changing ${edits.join(", ")}`,
    edits,
    run: async (state) => {
      const errorContext = { operation: "update", label: flowLabel(state, id) };
      await sendEdit(errorContext, target, () =>
        context.client.flows.updateMetadata(flowId(id), change),
      );
      return { ...afterEdit(state, edits), ...change };
    },
  };
}

type Document = NonNullable<FlowInputs["flowJson"]>;

/**
 * The step that replaces the flow's document. A document with errors is stored too, but cannot be
 * published.
 */
export function uploadDocument(target: StepTarget, flowJson: Document): Step {
  const { id, context } = target;
  return {
    progress: "uploading the document",
    edits: ["flowJson"],
    run: async (state) => {
      const errorContext = { operation: "upload the document of", label: flowLabel(state, id) };
      const text = documentText(flowJson);
      // Serializing a document of megabytes has blocked the other operations for a while.
      await yieldToEventLoop();
      const { validationErrors } = await sendEdit(errorContext, target, () =>
        context.client.flows.uploadDocument(flowId(id), text),
      );
      const edited = afterEdit(state, ["flowJson"]);
      // The old document's versions, since the new document may have none.
      const { jsonVersion: _jsonVersion, dataApiVersion: _dataApiVersion, ...rest } = edited;
      return { ...rest, flowJson, validationErrors, ...versionsOf(flowJson) };
    },
  };
}

/** The versions in a document; empty for a text that is not JSON. */
export function versionsOf(flowJson: Document): Pick<FlowState, "jsonVersion" | "dataApiVersion"> {
  const document = documentOrText(flowJson);
  if (typeof document === "string") return {};
  const { version, data_api_version: dataApiVersion } = document;
  return {
    ...(typeof version === "string" && { jsonVersion: version }),
    ...(typeof dataApiVersion === "string" && { dataApiVersion }),
  };
}

/**
 * The step that publishes a flow. A success response is trusted, though a read right after it may
 * still return DRAFT. After any other response the status is read, since the flow may have been
 * published: once after a clear refusal, repeatedly after an unclear response.
 *
 * @param documentIsNew Whether the same run has uploaded the document. Its validation errors
 *   prevent the call. Those of an earlier run's upload do not: Kaleyra may judge the document
 *   differently now.
 */
export function publish(
  target: StepTarget,
  { documentIsNew }: { readonly documentIsNew: boolean },
): Step {
  const { id, context } = target;
  return {
    progress: "publishing",
    edits: ["status"],
    run: async (state) => {
      const errorContext = { operation: "publish", label: flowLabel(state, id) };
      const { validationErrors } = state;
      if (documentIsNew && validationErrors.length > 0) {
        throw operationError(
          errorContext,
          `Kaleyra found errors in its document: ${describeErrors(validationErrors)}`,
          "The flow is a DRAFT at Kaleyra; fix the document and run `pulumi up` again.",
        );
      }
      const outcome = await withErrorContext(errorContext, () =>
        sendStep(target, () => context.client.flows.publish(flowId(id))),
      );
      if (outcome.outcome !== "done" && !(await wasPublished(errorContext, outcome.failure))) {
        throw await errorOfPublish(errorContext, outcome, state);
      }
      // A published document has no errors.
      return { ...withKnownStatus(state, "PUBLISHED"), publish: true, validationErrors: [] };
    },
  };

  function errorOfPublish(
    errorContext: ErrorContext,
    { outcome, failure }: FailedStep,
    state: FlowState,
  ): Promise<OperationError> | OperationError {
    if (outcome === "absent") return errorOfAbsence({ errorContext, id }, state, context);
    const { validationErrors } = state;
    return validationErrors.length === 0
      ? failedWith(errorContext, failure, hintForPublish(failure, state))
      : failedWith(errorContext, failure, hintForDocument(validationErrors));
  }

  /**
   * Whether the flow is live although its publish was not confirmed.
   *
   * @throws {OperationError} If the status cannot be read. Whether the flow is live is unknown
   *   then.
   */
  async function wasPublished(
    errorContext: ErrorContext,
    failure: KaleyraFailure,
  ): Promise<boolean> {
    const isFinal = (status: FlowStatus | undefined): boolean => {
      if (!mayHaveBeenApplied(failure)) return true;
      if (status === undefined) return !target.isFresh;
      return status !== "DRAFT"; // A read may lag behind the publish.
    };
    try {
      const status = await pollUntil(() => statusOf(id, context), isFinal);
      return status !== undefined && isLive(status);
    } catch (error) {
      if (!(error instanceof KaleyraError)) throw error;
      throw failedWith(errorContext, { ...failure, mayHaveBeenApplied: true });
    }
  }
}

function hintForDocument(validationErrors: readonly ValidationError[]): string {
  return `Kaleyra found errors in its document: ${describeErrors(validationErrors)}. Fix the document and run it again.`;
}

/** The most errors in a message. More would make it unreadable. */
const mostErrors = 10;

/** The first validation errors of a document, on one line, and how many more there are. */
export function describeErrors(validationErrors: readonly ValidationError[]): string {
  const { first, more } = firstOf(validationErrors, mostErrors);
  const descriptions = first.map(({ error, message, path, line }) => {
    const lineNumber = line === undefined ? undefined : `line ${line}`;
    const place = [path, lineNumber].filter((part) => part !== undefined).join(", ");
    return `${error} ${message}${place === "" ? "" : ` (${place})`}`;
  });
  return [...descriptions, ...(more === undefined ? [] : [more])].join("; ");
}
