import type { PendingOperation } from "../pulumi/deployment";
import { isOnlyPending, isPendingCreate, isRepeatable } from "../pulumi/pending-create";
import { isUndecided, type PendingResult } from "./report";

/** What `recover` may change in a state, and what keeps it from changing anything. */
export interface Decision {
  /** The pending creations of flows that are decided. */
  readonly decided: readonly PendingResult[];
  /** Other pending operations to clear. */
  readonly cleared: readonly PendingOperation[];
  /**
   * Operations of what may exist, and is not decided. Pulumi clears all pending operations when it imports
   * a state, so nothing is written as long as there is one.
   */
  readonly unresolved: readonly PendingOperation[];
}

/** @param clear The URNs whose pending creation made nothing of the user's, as confirmed with --clear. */
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
