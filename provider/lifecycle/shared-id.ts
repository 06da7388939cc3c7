import { resourceIn } from "../urn";
import type { FlowName, FlowNames } from "./flow-names";
import { operationError, type ErrorContext, type OperationError } from "./operation-error";
import { displayName, type Resource } from "./resource";

/** An operation on a resource that is in the state. */
interface StateOperation<State> {
  readonly operation: string;
  readonly id: string;
  readonly state: State;
}

/**
 * Refuses to change a flow whose id another flow of the run has too: the id of one of them is
 * wrong.
 *
 * @throws {OperationError} If another flow has the id, as far as this run knows.
 */
export function refuseSharedId<Inputs extends object, State extends Inputs & { account: string }>(
  resource: Resource<Inputs, State>,
  { operation, id, state }: StateOperation<State>,
  { ids }: FlowNames,
): void {
  const flow = resource.flowOf?.(state);
  if (flow === undefined) return;
  const other = ids.note(id, resource.kind, flow);
  if (other === undefined) return;
  throw sharedIdError({ operation, label: displayName(resource, [state], { id }) }, other);
}

/**
 * Refuses to delete a flow that another resource of the program keeps: one that imports it under
 * another logical name, or a flow that manages the copy of a migration.
 *
 * @throws {OperationError} If another resource of the program has the id, as far as this run knows.
 */
export function refuseKeptId<Inputs extends object, State extends Inputs & { account: string }>(
  resource: Resource<Inputs, State>,
  {
    id,
    state,
    urn,
  }: Pick<StateOperation<State>, "id" | "state"> & { readonly urn: string | undefined },
  { ids }: FlowNames,
): void {
  if (resource.isForgotten(state)) return; // Nothing is sent to Kaleyra.
  const keeper = ids.keeperOf(id, urn);
  if (keeper === undefined) return;
  throw operationError(
    { operation: "delete", label: displayName(resource, [state], { id }) },
    `${resourceIn(keeper)} of this program manages the same flow, so it was left as it is`,
    "To keep the flow, take the resource that has left the program out of the state with `pulumi state delete`. To rename a " +
      "resource, use the option `aliases` instead of `import`.",
  );
}

/**
 * The error for a flow whose id another flow of the stack has too.
 *
 * @param other The other flow.
 */
export function sharedIdError(errorContext: ErrorContext, other: FlowName): OperationError {
  return operationError(
    errorContext,
    `"${other.name}" of this stack has the same id, most likely because Kaleyra answered a create with the id of another ` +
      "flow",
    "`pulumi refresh` corrects the id and shows what has changed; then run this again.",
  );
}
