import type { JsonObject } from "../../flow-json/json";
import type { FlowStatus, ValidationError } from "../../kaleyra/flow";
import type { Planned } from "../value";

/** What becomes of a flow at Kaleyra when it leaves the stack. */
export const deletionPolicies = ["DeleteOrDeprecate", "DeleteOnly", "Retain", "Prevent"] as const;
export type DeletionPolicy = (typeof deletionPolicies)[number];

/** How a change reaches a flow that is live. */
export const updateStrategies = ["InPlace", "Replace"] as const;
export type UpdateStrategy = (typeof updateStrategies)[number];

/** What the check of a document does with the errors it finds. */
export const flowJsonValidations = ["Strict", "Error", "Warn", "Off"] as const;
export type FlowJsonValidation = (typeof flowJsonValidations)[number];

/** Of a flow for which nobody chose one. */
const builtInDeletionPolicy: DeletionPolicy = "DeleteOrDeprecate";

/**
 * A flow as the program wants it, checked, with its defaults filled in: all but the deletion policy,
 * since policies see checked inputs, and must be able to tell one that was chosen from one that was not.
 */
export interface FlowInputs {
  readonly wabaId: string;
  readonly name: string;
  /**
   * The name that was made up for a flow to which the program gives none. It is random, so a flow
   * that bears it is ours.
   */
  readonly automaticName?: string;
  readonly categories: readonly string[];
  readonly flowJson?: JsonObject | string;
  /** @default "Error" */
  readonly flowJsonValidation?: FlowJsonValidation;
  /** Codes of findings that are not reported. */
  readonly flowJsonIgnore?: readonly string[];
  readonly endpointUri?: string;
  readonly cloneFlowId?: string;
  readonly publish: boolean;
  readonly updateStrategy: UpdateStrategy;
  /** Missing where neither the program nor the configuration says one; then it is the usual one. */
  readonly deletionPolicy?: DeletionPolicy;
}

/** The same in a preview, where any value, or a part of the document, may not be known yet. */
export type PlannedInputs = Planned<FlowInputs>;

/** Whether the flow bears a name that we made up. */
export function isAutomatic({
  name,
  automaticName,
}: Pick<PlannedInputs, "name" | "automaticName">) {
  return automaticName !== undefined && name === automaticName;
}

/** What a destroy obeys, whether somebody chose it or not. */
export function deletionPolicyOf<Policy>({
  deletionPolicy,
}: {
  readonly deletionPolicy?: Policy;
}): Policy | DeletionPolicy {
  return deletionPolicy ?? builtInDeletionPolicy;
}

/** As inputs have it: a state does not tell whether the usual one was chosen. */
export function chosenDeletionPolicy({
  deletionPolicy,
}: {
  readonly deletionPolicy?: DeletionPolicy | undefined;
}): Pick<FlowInputs, "deletionPolicy"> {
  return deletionPolicy === undefined || deletionPolicy === builtInDeletionPolicy
    ? {}
    : { deletionPolicy };
}

/** A word that is a policy; of another one a check tells. */
export function knownDeletionPolicy(word: string | undefined): DeletionPolicy | undefined {
  return deletionPolicies.find((policy) => policy === word);
}

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
