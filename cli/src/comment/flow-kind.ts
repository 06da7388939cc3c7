import { typeOf } from "../../../provider/urn";
import { isEncryptionKey, isFlowMigration, isProviderType } from "../pulumi/adapter";
import { isFlow } from "../pulumi/deployment";

/**
 * What a resource of the provider is for the gate: a `Flow`, the `copy` of a `FlowMigration`, or
 * `unknown`: a type that a later release adds.
 */
export type FlowKind = "flow" | "copy" | "unknown";

/** @returns `undefined` for resources of other providers, and for a `FlowsEncryptionKey`. */
export function flowKindOf(urn: string): FlowKind | undefined {
  const type = typeOf(urn);
  if (isFlow({ type })) return "flow";
  if (isFlowMigration({ type })) return "copy";
  if (!isProviderType({ type }) || isEncryptionKey({ type })) return undefined;
  return "unknown";
}
