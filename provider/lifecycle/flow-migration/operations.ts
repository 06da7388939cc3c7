import { flowId, wabaId } from "../../kaleyra/ids";
import type { OperationContext } from "../context";
import { deleteFlow } from "../flow/delete";
import { confirmGone, pollUntil, statusOf } from "../flow/lookup";
import { chosenDeletionPolicy, deletionPolicyOf } from "../flow/state";
import { operationError, withErrorContext } from "../operation-error";
import { keepingState } from "../unfinished";
import { copyOf, migrationLabel, type FlowMigrationInputs, type FlowMigrationState } from "./state";

/**
 * Reads the stage of a copy, of which the answer to a migration says nothing. A copy made a moment
 * ago may not be known everywhere at Kaleyra.
 *
 * @throws {UnfinishedResource} If it cannot be read; the copy is there, and the next update reads it.
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
        (stage) => stage !== undefined,
      ),
    );
    if (status !== undefined) return { ...state, status };
    throw operationError(errorContext, "Kaleyra does not know it yet", "Run it again in a moment.");
  });
}

/**
 * Reads the stage of the copy. What the copy holds is not looked after: that is what a `Flow` is for.
 *
 * @returns `undefined` if the copy is gone, which its WABA's list has to confirm.
 * @throws {OperationError} If only the id is known: Kaleyra does not tell where a flow was copied from.
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
      "Kaleyra does not tell where a flow was copied from",
      "A copy that is there is a flow like any other: import it as a Flow, with `npx kaleyra-flows import --id`.",
    );
  }
  const errorContext = { operation: "read", label: migrationLabel(state, id) };
  const { sourceWabaId, destinationWabaId, flowName } = state;
  const listed = await withErrorContext(errorContext, () =>
    context.client.flows.find(wabaId(destinationWabaId), flowId(id)),
  );
  const status =
    listed?.status ??
    (await withErrorContext(errorContext, () =>
      pollUntil(
        () => statusOf(id, context),
        (stage) => stage !== undefined,
      ),
    ));
  if (status === undefined) {
    await confirmGone({ errorContext, id }, copyOf(state), context);
    return undefined;
  }
  const inputs = { sourceWabaId, destinationWabaId, flowName, ...chosenDeletionPolicy(state) };
  return { inputs, state: { ...state, status, account: context.account } };
}

/**
 * Takes a new deletion policy in, which sends nothing, and goes on where a create could not read the
 * copy it had made. Everything else about a migration needs a new copy.
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
 * Takes the copy out of the world as any flow: a DRAFT is deleted, a published one deprecated, as
 * far as its deletion policy allows. The flow that was copied stays.
 *
 * @throws {OperationError} If the copy is still there and not deprecated, or may not be touched.
 */
export function deleteMigration(
  id: string,
  state: FlowMigrationState,
  context: OperationContext,
): Promise<void> {
  return deleteFlow(id, copyOf(state), context);
}
