import type { UploadOutcome } from "../../kaleyra/flow-client";
import type { StepOutcome } from "../../kaleyra/result";
import type { OperationContext } from "../context";
import { type ErrorContext, withErrorContext } from "../operation-error";
import type { FlowInputs } from "./inputs";
import { errorOfEdit } from "./refused-edit";
import type { FlowState, Unsettled } from "./state";
import { pollUntil } from "./status";

/** What a step works on. */
export interface StepTarget {
  readonly id: string;
  readonly inputs: FlowInputs;
  readonly context: OperationContext;
  /** A flow made a moment ago may not be known everywhere at Kaleyra. */
  readonly isFresh: boolean;
}

/** One call that brings a flow nearer to what the program wants. */
export interface Step {
  /** What is done, for whoever waits. */
  readonly progress: string;
  /** What the call changes. After a lost answer nobody knows whether it did. */
  readonly edits: readonly Unsettled[];
  /** @returns The state with the call done; a problem if it was not, or perhaps not. */
  readonly run: (state: FlowState) => Promise<FlowState>;
}

type Done<Outcome> = Extract<Outcome, { outcome: "done" }>;

/** Sends a step; while a fresh flow is not known yet, again. */
export function sendStep<Outcome extends StepOutcome | UploadOutcome>(
  { isFresh }: Pick<StepTarget, "isFresh">,
  send: () => Promise<Outcome>,
): Promise<Outcome> {
  return isFresh ? pollUntil(send, ({ outcome }) => outcome !== "absent") : send();
}

/**
 * Sends one edit.
 *
 * @throws {Problem} If it was not confirmed.
 */
export async function sendEdit<Outcome extends StepOutcome | UploadOutcome>(
  errorContext: ErrorContext,
  target: StepTarget,
  send: () => Promise<Outcome>,
): Promise<Done<Outcome>> {
  const outcome = await withErrorContext(errorContext, () => sendStep(target, send));
  if (outcome.outcome !== "done") throw await errorOfEdit(errorContext, outcome.failure, target);
  return outcome as Done<Outcome>;
}
