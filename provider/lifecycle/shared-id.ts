import type { FlowName, FlowNames } from "./flow-names";
import { operationError, type ErrorContext, type OperationError } from "./operation-error";
import { displayName, type Resource } from "./resource";

/** An operation on a resource in the state. */
interface Attempt<State> {
  readonly operation: string;
  readonly id: string;
  readonly state: State;
}

/**
 * Refuses to change a flow whose id another flow of the run has too: the id of one of them is wrong.
 *
 * @throws {OperationError} If another flow has the id, as far as this run knows.
 */
export function refuseSharedId<Inputs extends object, State extends Inputs & { account: string }>(
  resource: Resource<Inputs, State>,
  { operation, id, state }: Attempt<State>,
  { ids }: FlowNames,
): void {
  const flow = resource.flowOf?.(state);
  const other = flow && ids.note(id, resource.kind, flow);
  if (other === undefined) return;
  throw sharedIdError({ operation, label: displayName(resource, [state], { id }) }, other);
}

/** The error for a flow whose id another flow of the stack has too. */
export function sharedIdError(errorContext: ErrorContext, other: FlowName): OperationError {
  return operationError(
    errorContext,
    `"${other.name}" of this stack has the same id, most likely because Kaleyra answered a create with the id of another ` +
      "flow",
    "`pulumi refresh` corrects the id and shows what has changed; then run this again.",
  );
}
