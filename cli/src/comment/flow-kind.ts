import { typeOf } from "../../../provider/urn";
import { isEncryptionKey, isFlowMigration } from "../pulumi/adapter";
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
  if (!isProviderType(type) || isEncryptionKey({ type })) return undefined;
  return "unknown";
}

/** Whether it is a type of the dynamic provider or of the plugin. The SDKs of both set the prefix. */
function isProviderType(type: string): boolean {
  return (
    type.startsWith("pulumi-nodejs:dynamic/kaleyra/whatsapp:") ||
    type.startsWith("kaleyra:whatsapp:")
  );
}
