import type { FlowStatus, ValidationError } from "../../kaleyra/flow";
import type { DeletionPolicy, FlowInputs } from "./inputs";

/**
 * A flow as it stands at Kaleyra: its inputs, and what Kaleyra adds. Nothing in here changes from
 * one read to the next by itself, such as a preview address would.
 */
export interface FlowState extends FlowInputs {
  readonly deletionPolicy: DeletionPolicy;
  readonly status: FlowStatus;
  readonly validationErrors: readonly ValidationError[];
  /** The document's versions; missing without a document. */
  readonly jsonVersion?: string;
  readonly dataApiVersion?: string;
  /** Fingerprint of the account and host that hold the flow. */
  readonly account: string;
  /**
   * What Kaleyra holds of these is not known, because an answer was lost. They count as changed
   * until an update or a refresh has settled them.
   */
  readonly unsettled?: readonly Unsettled[];
}

/** The inputs that are changed by a call, which takes a published flow back to DRAFT. */
export type Editable = "name" | "categories" | "flowJson" | "endpointUri";

/** What a lost answer may leave in doubt: an edit that takes a live flow down also its status. */
export type Unsettled = Editable | "status";

/** Whether the flow may be live or not, whatever `status` says. */
export function statusInDoubt({ unsettled }: Pick<FlowState, "unsettled">): boolean {
  return unsettled?.includes("status") === true;
}

/** The state with its status known again. */
export function withKnownStatus(state: FlowState, status: FlowStatus): FlowState {
  const { unsettled = [], ...rest } = state;
  const left = unsettled.filter((one) => one !== "status");
  return { ...rest, status, ...(left.length > 0 && { unsettled: left }) };
}

/** Customers can open the flow, or could if WhatsApp had not held it back. */
export function isLive(status: FlowStatus): boolean {
  return status === "PUBLISHED" || isHeldBack(status);
}

/** WhatsApp has withheld the flow from customers, and may release it. */
export function isHeldBack(status: FlowStatus): boolean {
  return status === "THROTTLED" || status === "BLOCKED";
}

/** `name (id)`, as every message about a flow begins. */
export function flowLabel({ name }: { readonly name: string }, id: string): string {
  return `${name} (${id})`;
}

/** A published flow that is edited is a DRAFT again; what was just sent is settled. */
export function afterEdit(state: FlowState, edits: readonly Editable[]): FlowState {
  const isDown = isLive(state.status) || statusInDoubt(state);
  const { unsettled = [], ...edited } = withKnownStatus(state, isDown ? "DRAFT" : state.status);
  const left = unsettled.filter((property) => property === "status" || !edits.includes(property));
  return { ...edited, ...(left.length > 0 && { unsettled: left }) };
}
