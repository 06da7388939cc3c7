import { setImmediate as othersTurn } from "node:timers/promises";

import { documentOrText, documentText } from "../../flow-json/document";
import { KaleyraError, type KaleyraFailure, mayHaveBeenApplied } from "../../kaleyra/failure";
import type { ValidationError } from "../../kaleyra/flow";
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
  type Editable,
  type FlowInputs,
  flowLabel,
  type FlowState,
  isLive,
  type Unsettled,
  withKnownStatus,
} from "./state";

/** The flow that a step works on. */
export interface StepTarget {
  readonly id: string;
  readonly inputs: FlowInputs;
  readonly context: OperationContext;
  /** Whether the flow was just created: Kaleyra may not know it everywhere yet. */
  readonly isFresh: boolean;
}

/** One call that brings a flow closer to its inputs. */
export interface Step {
  /** A description for the progress line. */
  readonly progress: string;
  /** The properties that the call changes. After a lost response it is unknown whether it did. */
  readonly edits: readonly Unsettled[];
  /** @returns The state after the call. Rejects if the call failed or may have failed. */
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
  return outcome as Done<Outcome>;
}

export type MetadataProperty = Exclude<Editable, "flowJson">;

/** Sends only the given properties of a flow. */
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

/** Replaces the flow's document. A document with errors is stored too, but cannot be published. */
export function uploadDocument(target: StepTarget, flowJson: Document): Step {
  const { id, context } = target;
  return {
    progress: "uploading the document",
    edits: ["flowJson"],
    run: async (state) => {
      const errorContext = { operation: "upload the document of", label: flowLabel(state, id) };
      const text = documentText(flowJson);
      await othersTurn(); // A document of megabytes takes a while to serialize and to send.
      const { validationErrors } = await sendEdit(errorContext, target, () =>
        context.client.flows.uploadDocument(flowId(id), text),
      );
      const { jsonVersion: _old, dataApiVersion: _older, ...rest } = afterEdit(state, ["flowJson"]);
      return { ...rest, flowJson, validationErrors, ...versionsOf(flowJson) };
    },
  };
}

/** The versions in a document. */
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
 * Publishes a flow. A success response is trusted, though a read right after it may still return
 * DRAFT. After any other response the status is read, since the flow may have been published: once
 * after a clear refusal, repeatedly after an unclear response.
 * Validation errors from an earlier run's upload do not prevent the call: Kaleyra may judge the
 * document differently now.
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
          `Kaleyra found errors in its document: ${listOf(validationErrors)}`,
          "The flow is a DRAFT at Kaleyra; fix the document and run `pulumi up` again.",
        );
      }
      const outcome = await withErrorContext(errorContext, () =>
        sendStep(target, () => context.client.flows.publish(flowId(id))),
      );
      if (outcome.outcome !== "done" && !(await wasPublished(errorContext, outcome.failure))) {
        throw await errorOfPublish(errorContext, outcome, state);
      }
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
      : failedWith(errorContext, failure, fixDocument(validationErrors));
  }

  /**
   * @throws {OperationError} If the status cannot be read; whether the flow is live is unknown
   *   then.
   */
  async function wasPublished(
    errorContext: ErrorContext,
    failure: KaleyraFailure,
  ): Promise<boolean> {
    try {
      const status = await pollUntil(
        () => statusOf(id, context),
        (current) =>
          !mayHaveBeenApplied(failure) ||
          (current !== "DRAFT" && (current !== undefined || !target.isFresh)),
      );
      return status !== undefined && isLive(status);
    } catch (error) {
      if (!(error instanceof KaleyraError)) throw error;
      throw failedWith(errorContext, { ...failure, mayHaveBeenApplied: true });
    }
  }
}

function fixDocument(validationErrors: readonly ValidationError[]): string {
  return `Kaleyra found errors in its document: ${listOf(validationErrors)}. Fix the document and run it again.`;
}

/** More would make the message unreadable. */
const mostErrors = 10;

/** The first validation errors of a document, on one line. */
export function listOf(validationErrors: readonly ValidationError[]): string {
  const { first, more } = firstOf(validationErrors, mostErrors);
  const lines = first.map(({ error, message, path, line }) => {
    const place = [path, line === undefined ? undefined : `line ${line}`]
      .filter(Boolean)
      .join(", ");
    return `${error} ${message}${place === "" ? "" : ` (${place})`}`;
  });
  return [...lines, ...(more === undefined ? [] : [more])].join("; ");
}
