import { isLive, isStatusUncertain, type FlowState } from "../../../provider/lifecycle/flow/state";

/** The status as text that is safe in Markdown: the state may contain any text in its place. */
export function statusOf(state: FlowState): string {
  const { status } = state;
  if (typeof status !== "string" || !/^[A-Z_]+$/.test(status)) return "(unknown status)";
  return isUncertain(state) && knownStatuses.has(status) ? `${status} (in doubt)` : status;
}

const knownStatuses: ReadonlySet<unknown> = new Set([
  "DRAFT",
  "PUBLISHED",
  "THROTTLED",
  "BLOCKED",
  "DEPRECATED",
]);

export function mayBeLive(state: FlowState): boolean {
  return isLive(state.status) || isUncertain(state);
}

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
