import type { JsonObject } from "../../flow-json/json";
import type { FlowStatus, ValidationError } from "../../kaleyra/flow";
import type { FlowChange } from "../../kaleyra/flow-client";
import type { Planned } from "../value";

/** What happens to a flow at Kaleyra when it leaves the stack. */
export const deletionPolicies = ["DeleteOrDeprecate", "DeleteOnly", "Retain", "Prevent"] as const;
export type DeletionPolicy = (typeof deletionPolicies)[number];

/** How a change reaches a live flow. */
export const updateStrategies = ["InPlace", "Replace", "Draft"] as const;
export type UpdateStrategy = (typeof updateStrategies)[number];

/** What a document check does with the errors that it finds. */
export const flowJsonValidations = ["Strict", "Error", "Warn", "Off"] as const;
export type FlowJsonValidation = (typeof flowJsonValidations)[number];

/**
 * Whether edits are staged: uploaded, and left as a DRAFT for testing. `publish: true` publishes
 * the flow whatever the strategy is.
 */
export function stagesEdits({
  publish,
  updateStrategy,
}: Pick<PlannedInputs, "publish" | "updateStrategy">): boolean {
  return publish === false && updateStrategy === "Draft";
}

/** The policy of a flow that does not choose one. */
const builtInDeletionPolicy: DeletionPolicy = "DeleteOrDeprecate";

/**
 * The checked inputs of a flow. A default of the provider is filled in for `publish` and
 * `updateStrategy` only. Policy packs see checked inputs and must be able to distinguish a chosen
 * deletion policy from a default one.
 */
export interface FlowInputs {
  readonly wabaId: string;
  readonly name: string;
  /**
   * The generated name of a flow to which the program gives none. It is random, so a flow that has
   * it is the stack's own.
   */
  readonly automaticName?: string;
  readonly categories: readonly string[];
  readonly flowJson?: JsonObject | string;
  /** What the check does with the errors in the document. @default "Error" */
  readonly flowJsonValidation?: FlowJsonValidation;
  /** Codes of findings that are not reported. */
  readonly flowJsonIgnore?: readonly string[];
  readonly endpointUri?: string;
  readonly cloneFlowId?: string;
  readonly publish: boolean;
  readonly updateStrategy: UpdateStrategy;
  /**
   * Missing where neither the program nor the configuration sets one; the default policy applies
   * then.
   */
  readonly deletionPolicy?: DeletionPolicy;
}

/** The inputs in a preview, where any value, or a part of the document, may be unknown. */
export type PlannedInputs = Planned<FlowInputs>;

/**
 * Whether the flow has its generated name. A flow to which the program gives a name later keeps its
 * `automaticName`.
 */
export function isAutomatic({
  name,
  automaticName,
}: Pick<PlannedInputs, "name" | "automaticName">) {
  return automaticName !== undefined && name === automaticName;
}

/**
 * The policy that a destroy follows, chosen or default; unknown where a preview does not know it.
 */
export function deletionPolicyOf<Policy>({
  deletionPolicy,
}: {
  readonly deletionPolicy?: Policy;
}): Policy | DeletionPolicy {
  return deletionPolicy ?? builtInDeletionPolicy;
}

/**
 * The policy as inputs have it: missing for the default one, since a state does not record whether
 * it was chosen.
 */
export function chosenDeletionPolicy({
  deletionPolicy,
}: {
  readonly deletionPolicy?: DeletionPolicy | undefined;
}): Pick<FlowInputs, "deletionPolicy"> {
  return deletionPolicy === undefined || deletionPolicy === builtInDeletionPolicy
    ? {}
    : { deletionPolicy };
}

/** The policy that a setting names; `undefined` for an invalid one, which check reports. */
export function knownDeletionPolicy(setting: string | undefined): DeletionPolicy | undefined {
  return deletionPolicies.find((policy) => policy === setting);
}

/**
 * A flow at Kaleyra: its inputs, and what Kaleyra adds. It holds nothing that changes from read to
 * read by itself, such as a preview URL.
 */
export interface FlowState extends FlowInputs {
  readonly deletionPolicy: DeletionPolicy;
  readonly status: FlowStatus;
  /**
   * Present in a DRAFT that was published before. A DRAFT without this note may have been published
   * too: by hand, before an import, or under an earlier release.
   */
  readonly everPublished?: true;
  readonly validationErrors: readonly ValidationError[];
  /** The document's versions; missing without a document. */
  readonly jsonVersion?: string;
  readonly dataApiVersion?: string;
  /** Fingerprint of the account and host that hold the flow. */
  readonly account: string;
  /**
   * Properties whose value at Kaleyra is unknown because a response was lost. They count as changed
   * until an update or a refresh settles them.
   */
  readonly unsettled?: readonly Unsettled[];
}

/** The inputs that `updateMetadata` changes; the document has a call of its own. */
export type MetadataProperty = keyof FlowChange;

/** Inputs that a call changes. The call takes a published flow back to DRAFT. */
export type Editable = MetadataProperty | "flowJson";

/**
 * What a lost response may leave unsettled. An edit that takes a live flow down also leaves its
 * status unsettled.
 */
export type Unsettled = Editable | "status";

/** Whether the flow may or may not be live, regardless of `status`. */
export function isStatusUncertain({ unsettled }: Pick<FlowState, "unsettled">): boolean {
  return unsettled?.includes("status") === true;
}

/** The state with a status that is certain. */
export function withKnownStatus(state: FlowState, status: FlowStatus): FlowState {
  const { unsettled, everPublished: _everPublished, ...rest } = state;
  return {
    ...rest,
    status,
    ...publicationNote(state, status),
    ...unsettledWithout(["status"], unsettled),
  };
}

/** The unsettled properties after some were settled; no member if none remain. */
export function unsettledWithout(
  certain: readonly Unsettled[],
  unsettled: readonly Unsettled[] = [],
): Pick<FlowState, "unsettled"> {
  const remaining = unsettled.filter((property) => !certain.includes(property));
  return remaining.length > 0 ? { unsettled: remaining } : {};
}

/** Whether the flow has certainly been published, at some time. */
export function hasBeenPublished({
  status,
  everPublished,
}: Pick<FlowState, "status" | "everPublished">): boolean {
  return isLive(status) || status === "DEPRECATED" || everPublished === true;
}

/**
 * The note that a flow was published, for its state with a new status. Only a DRAFT needs the note:
 * every other status shows it.
 */
export function publicationNote(
  before: Pick<FlowState, "status" | "everPublished">,
  status: FlowStatus,
): Pick<FlowState, "everPublished"> {
  return status === "DRAFT" && hasBeenPublished(before) ? { everPublished: true } : {};
}

/** Whether customers can open the flow, or could if WhatsApp had not held it back. */
export function isLive(status: FlowStatus): boolean {
  return status === "PUBLISHED" || isRestricted(status);
}

/** Whether WhatsApp withholds the flow from customers. It may release the flow again. */
export function isRestricted(status: FlowStatus): boolean {
  return status === "THROTTLED" || status === "BLOCKED";
}

/** `name (id)`, which starts every message about a flow. */
export function flowLabel({ name }: { readonly name: string }, id: string): string {
  return `${name} (${id})`;
}

/**
 * The state after an edit: a published flow is a DRAFT again, and what was just sent is settled.
 */
export function afterEdit(state: FlowState, edits: readonly Editable[]): FlowState {
  const isDraft = isLive(state.status) || isStatusUncertain(state);
  const edited = withKnownStatus(state, isDraft ? "DRAFT" : state.status);
  const { unsettled, ...rest } = edited;
  return { ...rest, ...unsettledWithout(edits, unsettled) };
}
