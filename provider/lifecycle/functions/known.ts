import { KaleyraError } from "../../kaleyra/failure";
import { type FlowId, flowId } from "../../kaleyra/ids";
import { withErrorContext, OperationError, operationError } from "../operation-error";

/**
 * Asks Kaleyra for something of a flow that the stack need not manage.
 *
 * @throws {OperationError} If the account has no such flow, or Kaleyra did not tell.
 */
export async function ofKnownFlow<Value>(
  operation: string,
  id: string,
  ask: (id: FlowId) => Promise<Value | undefined>,
): Promise<Value> {
  const errorContext = { operation, label: `flow ${id}` };
  const asked = idOf(id, errorContext.operation);
  const found = await withErrorContext(errorContext, () => ask(asked).catch(undefinedIfAbsent));
  if (found !== undefined) return found;
  throw operationError(
    errorContext,
    "this account has no such flow",
    "Check the id, and kaleyra:sid and kaleyra:apiUrl or kaleyra:pod.",
  );
}

function undefinedIfAbsent(error: unknown): undefined {
  if (error instanceof KaleyraError && error.failure.kind === "noSuchFlow") return undefined;
  throw error;
}

function idOf(text: string, operation: string): FlowId {
  try {
    return flowId(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OperationError(`could not ${operation} a flow: ${error.message}.`);
  }
}
