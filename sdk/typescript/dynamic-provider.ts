/**
 * The provider's text that Pulumi stores with each resource: one line that loads the installed
 * package. So a later release causes no diff, a destroy runs the current code, and no key gets into
 * the state. The text is a state format: the texts in existing states must keep working.
 *
 * @see https://www.pulumi.com/docs/iac/guides/building-extending/providers/dynamic-providers/
 */
export const flowProvider = 'exports.handler = () => require("pulumi-kaleyra/dynamic/flow");';
export const flowMigrationProvider =
  'exports.handler = () => require("pulumi-kaleyra/dynamic/flow-migration");';
export const flowsEncryptionKeyProvider =
  'exports.handler = () => require("pulumi-kaleyra/dynamic/flows-encryption-key");';

/** The types by which the engine finds Pulumi's dynamic host. */
export const flowType = "pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow";
export const flowMigrationType = "pulumi-nodejs:dynamic/kaleyra/whatsapp:FlowMigration";
export const flowsEncryptionKeyType = "pulumi-nodejs:dynamic/kaleyra/whatsapp:FlowsEncryptionKey";
