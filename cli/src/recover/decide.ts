import type { PendingOperation } from "../pulumi/deployment";
import { isOnlyPending, isPendingCreate, isRepeatable } from "../pulumi/pending-create";
import { isUndecided, type PendingResult } from "./report";

/** What `recover` may change in a state, and what keeps it from changing anything. */
export interface Decision {
  /** The results for pending creations of flows that need no decision of the user. */
  readonly decided: readonly PendingResult[];
  /** The pending operations on other resources to clear. */
  readonly cleared: readonly PendingOperation[];
  /**
   * The other operations whose resource may exist without being in the state. Pulumi clears all pending
   * operations when it imports a state, so nothing is written as long as one is unresolved.
   */
  readonly unresolved: readonly PendingOperation[];
}

/**
 * Decides what `recover` writes.
 *
 * @param pending All pending operations of the state.
 * @param clear The URNs of --clear, whose pending operation the user wants to clear.
 */
export function decide(
  pending: readonly PendingOperation[],
  results: readonly PendingResult[],
  clear: readonly string[],
): Decision {
  const decided = results.filter((result) => !isUndecided(result));
  const cleared = pending.filter(
    (operation) =>
      !isPendingCreate(operation) &&
      (clear.includes(operation.resource.urn) || isRepeatable(operation)),
  );
  const resolved = new Set([...decided.map(({ create }) => create.operation), ...cleared]);
  const unresolved = pending.filter(
    (operation) => isOnlyPending(operation) && !resolved.has(operation),
  );
  return { decided, cleared, unresolved };
}
