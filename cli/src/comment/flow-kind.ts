import { typeOf } from "../../../provider/urn";
import { isEncryptionKey, isFlowMigration } from "../pulumi/adapter";
import { isFlow } from "../pulumi/deployment";

/**
 * What a resource of this package is for the gate: a `Flow`, the `copy` of a `FlowMigration`, or a
 * resource type of a later release, which is `unknown`.
 */
export type FlowKind = "flow" | "copy" | "unknown";

/** @returns `undefined` if no flow at Kaleyra depends on the resource. */
export function flowKindOf(urn: string): FlowKind | undefined {
  const type = typeOf(urn);
  if (isFlow({ type })) return "flow";
  if (isFlowMigration({ type })) return "copy";
  return /^(?:pulumi-nodejs:dynamic\/)?kaleyra[:/]whatsapp:/.test(type) &&
    !isEncryptionKey({ type })
    ? "unknown"
    : undefined;
}
