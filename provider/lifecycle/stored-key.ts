import type { OperationContext } from "./context";
import { OperationError, failedWith } from "./operation-error";

/**
 * Runs a destroy or a refresh, for which the engine hands over the configuration of the last `up`. A key
 * that was rotated since is refused there although the stack has the right one.
 */
export async function withStoredKey<Value>(
  { storedKeyHint: hint }: Pick<OperationContext, "storedKeyHint">,
  operation: () => Promise<Value>,
): Promise<Value> {
  try {
    return await operation();
  } catch (error) {
    if (hint === undefined || !(error instanceof OperationError)) throw error;
    const { failure, errorContext } = error;
    const isRefused = failure?.kind === "badCredentials" || failure?.kind === "forbidden";
    throw isRefused && errorContext !== undefined ? failedWith(errorContext, failure, hint) : error;
  }
}
