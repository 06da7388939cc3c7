import { typeOf } from "../../../provider/urn";
import {
  flowMigrationType,
  flowsEncryptionKeyType,
} from "../../../sdk/typescript/dynamic-provider";
import { isFlow } from "../pulumi/deployment";

/**
 * What a resource of this package is for the gate: a `Flow`, the `copy` of a `FlowMigration`, or a
 * resource type of a later release, which is `unknown`.
 */
export type FlowKind = "flow" | "copy" | "unknown";

const copies: ReadonlySet<string> = new Set([flowMigrationType, "kaleyra:whatsapp:FlowMigration"]);
const keys: ReadonlySet<string> = new Set([
  flowsEncryptionKeyType,
  "kaleyra:whatsapp:FlowsEncryptionKey",
]);

/** @returns `undefined` if no flow at Kaleyra depends on the resource. */
export function flowKindOf(urn: string): FlowKind | undefined {
  const type = typeOf(urn);
  if (isFlow({ type })) return "flow";
  if (copies.has(type)) return "copy";
  return /^(?:pulumi-nodejs:dynamic\/)?kaleyra[:/]whatsapp:/.test(type) && !keys.has(type)
    ? "unknown"
    : undefined;
}
