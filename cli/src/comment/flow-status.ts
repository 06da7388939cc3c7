import { isLive, isStatusUncertain, type FlowState } from "../../../provider/lifecycle/flow/state";

/** The status as text that is safe in Markdown: the state may contain any value in its place. */
export function statusOf(state: FlowState): string {
  const status: unknown = state.status;
  if (typeof status !== "string" || !/^[A-Z_]+$/.test(status)) return "(unknown status)";
  return isUncertain(state) && knownStatuses.has(status) ? `${status} (in doubt)` : status;
}

/** Not typed as `FlowStatus`, since a state may contain any value. */
const knownStatuses: ReadonlySet<unknown> = new Set([
  "DRAFT",
  "PUBLISHED",
  "THROTTLED",
  "BLOCKED",
  "DEPRECATED",
]);

/** Whether customers may be able to open the flow. */
export function mayBeLive(state: FlowState): boolean {
  return isLive(state.status) || isUncertain(state);
}

/** Whether Kaleyra may accept the flow's deletion, as it does for a draft. */
export function mayBeDraft(state: FlowState): boolean {
  return state.status === "DRAFT" || isUncertain(state);
}

/**
 * Whether the flow may have another status than its state: a response was lost, or the state has a
 * status that this version does not know.
 */
export function isUncertain(state: FlowState): boolean {
  return !knownStatuses.has(state.status) || isStatusUncertain(state);
}
