import { describeFailure, type KaleyraFailure } from "../../kaleyra/failure";
import { wabaId } from "../../kaleyra/ids";
import type { CopyOutcome } from "../../kaleyra/migration-client";
import { isMissingFlowRefusal, isNameTakenRefusal, type Refusal } from "../../kaleyra/refusals";
import type { OperationContext } from "../context";
import { wrongIdFailure } from "../flow-names";
import { flowByName } from "../flow/lookup";
import { deletionPolicyOf } from "../flow/state";
import { hintFor } from "../hint";
import {
  failedWith,
  operationError,
  type ErrorContext,
  withErrorContext,
} from "../operation-error";
import { withStatus } from "./operations";
import type { FlowMigrationInputs, FlowMigrationState } from "./state";

/**
 * Copies a flow to another WABA. The result concerns this flow only, even if the same request
 * copied others.
 *
 * @throws {UnfinishedResource} If the copy was made and cannot be read.
 * @throws {OperationError} If the copy was not made, or its outcome is unknown.
 */
export async function createMigration(
  inputs: FlowMigrationInputs,
  context: OperationContext,
): Promise<{ readonly id: string; readonly state: FlowMigrationState }> {
  const { sourceWabaId, destinationWabaId, flowName } = inputs;
  const errorContext = {
    operation: "copy",
    label: `flow ${flowName} from WABA ${sourceWabaId} to ${destinationWabaId}`,
  };
  const { id, sourceId } = await copyWithRetry(errorContext, inputs, context);
  context.names.assign({ wabaId: destinationWabaId, name: flowName });
  const copied: FlowMigrationState = {
    ...inputs,
    deletionPolicy: deletionPolicyOf(inputs),
    ...(sourceId !== undefined && { sourceFlowId: sourceId }),
    account: context.account,
  };
  return { id, state: await withStatus(id, copied, context) };
}

/**
 * Requests the copy, a second time after a lost response. A WABA accepts each name once, so the
 * second request cannot make a second copy.
 */
async function copyWithRetry(
  errorContext: ErrorContext,
  inputs: FlowMigrationInputs,
  context: OperationContext,
): Promise<Extract<CopyOutcome, { outcome: "copied" }>> {
  const route = {
    source: wabaId(inputs.sourceWabaId),
    destination: wabaId(inputs.destinationWabaId),
  };
  const name = { wabaId: inputs.destinationWabaId, name: inputs.flowName };
  const copy = async (): Promise<CopyOutcome> => {
    const outcome = await withErrorContext(
      errorContext,
      () => context.client.copy({ name: inputs.flowName, route }),
      (failure) => (failure.kind === "noSuchWaba" ? wabasHint : undefined),
    );
    if (outcome.outcome !== "copied") return outcome;
    const idHolder = context.names.ids.claim(outcome.id, name);
    return idHolder === undefined ? outcome : { outcome: "unknown", failure: wrongIdFailure };
  };
  let outcome = await copy();
  if (outcome.outcome === "unknown") {
    const { failure } = outcome;
    await assertNotApplied(errorContext, { inputs, failure }, context);
    outcome = await copy().catch(async (error: unknown) => {
      // Although the second request failed, the first may still be applied late.
      await assertNotApplied(errorContext, { inputs, failure }, context);
      throw error;
    });
  }
  switch (outcome.outcome) {
    case "copied":
      return outcome;
    case "refused":
      throw failedWith(errorContext, outcome.failure, hintForCopy(outcome.failure, inputs));
    case "unknown":
      await assertNotApplied(errorContext, { inputs, failure: outcome.failure }, context);
      throw failedWith(errorContext, outcome.failure);
    default:
      return outcome satisfies never;
  }
}

/**
 * Asserts that a lost request has copied nothing.
 *
 * @param failure What came back from the request, for the message.
 * @throws {OperationError} If a flow of that name exists now. A name that a person chose does not
 *   prove that the flow is the copy.
 */
async function assertNotApplied(
  errorContext: ErrorContext,
  { inputs, failure }: { readonly inputs: FlowMigrationInputs; readonly failure: KaleyraFailure },
  context: OperationContext,
): Promise<void> {
  const { flowName: name, destinationWabaId } = inputs;
  const holder = await withErrorContext(errorContext, () =>
    flowByName({ name, wabaId: destinationWabaId }, context),
  );
  if (holder === undefined) return;
  throw operationError(
    errorContext,
    `${describeFailure(failure)}. WABA ${destinationWabaId} now has a flow of that name, ${holder.id} (${holder.status})`,
    "Most likely it is the copy just made, but a name proves nothing, so it was left alone. If it is, import it as " +
      `a Flow instead of this migration with \`npx kaleyra-flows import --id ${holder.id}\`, or delete it, if it is a ` +
      "DRAFT, and run this again.",
  );
}

const wabasHint =
  "Check sourceWabaId and destinationWabaId: both must belong to the account of kaleyra:sid.";

function hintForCopy(refusal: Refusal, inputs: FlowMigrationInputs): string {
  if (isNameTakenRefusal(refusal)) {
    return (
      `WABA ${inputs.destinationWabaId} has a flow of that name already, and a copy keeps the name. Delete that ` +
      "flow, if it is a DRAFT, or import it as a Flow with `npx kaleyra-flows import` instead of this migration."
    );
  }
  if (isMissingFlowRefusal(refusal)) {
    return `Check flowName: it must be the name of a flow in WABA ${inputs.sourceWabaId}, letter by letter.`;
  }
  return hintFor(refusal);
}
