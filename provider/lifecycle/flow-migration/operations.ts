import { flowId, wabaId } from "../../kaleyra/ids";
import type { OperationContext } from "../context";
import { deleteFlow } from "../flow/delete";
import { confirmGone, pollUntil, statusOf } from "../flow/lookup";
import { chosenDeletionPolicy, deletionPolicyOf } from "../flow/state";
import { operationError, withErrorContext } from "../operation-error";
import { keepingState } from "../unfinished";
import { copyOf, migrationLabel, type FlowMigrationInputs, type FlowMigrationState } from "./state";

/**
 * Adds the status of a new copy to its state. The response to a migration does not contain the
 * status, so it is read. A copy made a moment ago may not be known everywhere at Kaleyra.
 *
 * @throws {UnfinishedResource} If the status cannot be read. The copy exists, and the next update
 *   reads it.
 */
export function withStatus(
  id: string,
  state: FlowMigrationState,
  context: OperationContext,
): Promise<FlowMigrationState> {
  const errorContext = { operation: "read the copy", label: migrationLabel(state, id) };
  return keepingState(id, state, async () => {
    const status = await withErrorContext(errorContext, () =>
      pollUntil(
        () => statusOf(id, context),
        (current) => current !== undefined,
      ),
    );
    if (status !== undefined) return { ...state, status };
    throw operationError(errorContext, "Kaleyra does not know it yet", "Run it again in a moment.");
  });
}

/**
 * Reads the status of the copy. Its content is not managed here; use a `Flow` for that.
 *
 * @returns `undefined` if the copy is gone, which its WABA's list has to confirm.
 * @throws {OperationError} If only the id is known: Kaleyra does not return where a flow was copied
 *   from.
 */
export async function readMigration(
  id: string,
  state: FlowMigrationState | undefined,
  context: OperationContext,
): Promise<
  { readonly inputs: FlowMigrationInputs; readonly state: FlowMigrationState } | undefined
> {
  if (state === undefined) {
    throw operationError(
      { operation: "import", label: `a migration as ${id}` },
      "Kaleyra does not return where a flow was copied from",
      "The copy is a flow like any other; import it as a Flow, with `npx kaleyra-flows import --id`.",
    );
  }
  const errorContext = { operation: "read", label: migrationLabel(state, id) };
  const { sourceWabaId, destinationWabaId, flowName } = state;
  const status = await withErrorContext(errorContext, async () => {
    // The list that the reads of a refresh share. It may lack the copy.
    const listed = await context.client.flows.find(wabaId(destinationWabaId), flowId(id));
    if (listed !== undefined) return listed.status;
    return pollUntil(
      () => statusOf(id, context),
      (current) => current !== undefined,
    );
  });
  if (status === undefined) {
    await confirmGone({ errorContext, id }, copyOf(state), context);
    return undefined;
  }
  const inputs = { sourceWabaId, destinationWabaId, flowName, ...chosenDeletionPolicy(state) };
  return { inputs, state: { ...state, status, account: context.account } };
}

/**
 * Stores a new deletion policy, which sends nothing. Also reads a copy that a create made but could
 * not read. Every other change to a migration needs a new copy.
 */
// oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and the context
export async function updateMigration(
  id: string,
  state: FlowMigrationState,
  inputs: FlowMigrationInputs,
  context: OperationContext,
): Promise<FlowMigrationState> {
  const updated = { ...state, ...inputs, deletionPolicy: deletionPolicyOf(inputs) };
  return state.status === undefined ? withStatus(id, updated, context) : updated;
}

/**
 * Deletes the copy like any flow: a DRAFT is deleted, a published copy is deprecated, as far as its
 * deletion policy allows. The source flow stays.
 *
 * @throws {OperationError} If the copy still exists and is not deprecated, or must not be changed.
 */
export function deleteMigration(
  id: string,
  state: FlowMigrationState,
  context: OperationContext,
): Promise<void> {
  return deleteFlow(id, copyOf(state), context);
}
