// `__provider` of a resource is the text of its provider, which Pulumi stores with the resource and
// its dynamic host evaluates. Here it is one line that loads the installed package. So a later
// release causes no diff, a destroy runs the current code, and no key gets into the state. The texts
// in existing states must keep working, so neither a text nor the module that it names may change.
// See https://www.pulumi.com/docs/iac/guides/building-extending/providers/dynamic-providers/

/** `__provider` of a `Flow`: `provider/dynamic/flow.ts`, by `exports` of the package. */
export const flowProvider = 'exports.handler = () => require("pulumi-kaleyra/dynamic/flow");';
/** `__provider` of a `FlowMigration`: `provider/dynamic/flow-migration.ts`. */
export const flowMigrationProvider =
  'exports.handler = () => require("pulumi-kaleyra/dynamic/flow-migration");';
/** `__provider` of a `FlowsEncryptionKey`: `provider/dynamic/flows-encryption-key.ts`. */
export const flowsEncryptionKeyProvider =
  'exports.handler = () => require("pulumi-kaleyra/dynamic/flows-encryption-key");';

// The types in states. By the prefix the engine finds Pulumi's dynamic host.
export const flowType = "pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow";
export const flowMigrationType = "pulumi-nodejs:dynamic/kaleyra/whatsapp:FlowMigration";
export const flowsEncryptionKeyType = "pulumi-nodejs:dynamic/kaleyra/whatsapp:FlowsEncryptionKey";
