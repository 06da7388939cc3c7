import type { JsonObject } from "../../flow-json/json";
import type { Planned } from "../value";

/** What becomes of a flow at Kaleyra when it leaves the stack. */
export const deletionPolicies = ["DeleteOrDeprecate", "DeleteOnly", "Retain", "Prevent"] as const;
export type DeletionPolicy = (typeof deletionPolicies)[number];

/** How a change reaches a flow that is live. */
export const updateStrategies = ["InPlace", "Replace"] as const;
export type UpdateStrategy = (typeof updateStrategies)[number];

/** What the check of a document does with the errors it finds. */
export const flowJsonValidation = ["Strict", "Error", "Warn", "Off"] as const;
export type FlowJsonValidation = (typeof flowJsonValidation)[number];

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
