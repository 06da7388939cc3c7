import { flowMigration } from "../lifecycle/flow-migration/resource";
import { flow } from "../lifecycle/flow/resource";
import { flowsEncryptionKey } from "../lifecycle/flows-encryption-key/resource";
import type { Resource } from "../lifecycle/resource";
import { typeOf } from "../urn";

/** A resource that the plugin serves. */
export type ServedResource = Resource<object, { readonly account: string }>;

/** The resources that the plugin serves, by type token. */
const resources: Readonly<Record<string, ServedResource>> = {
  "kaleyra:whatsapp:Flow": flow,
  "kaleyra:whatsapp:FlowMigration": flowMigration,
  "kaleyra:whatsapp:FlowsEncryptionKey": flowsEncryptionKey,
};

/** @throws {Error} If the type in the URN is unknown. */
export function resourceOf(urn: string): ServedResource {
  const type = typeOf(urn);
  const resource = Object.hasOwn(resources, type) ? resources[type] : undefined;
  if (resource !== undefined) return resource;
  const types = Object.keys(resources).join(", ");
  throw new Error(`this provider has no resource type "${type}"; it has ${types}.`);
}
