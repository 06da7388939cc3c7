/**
 * The provider's text as Pulumi stores it with each resource: one line that loads the installed
 * package, so that a later release brings no diff, a destroy runs the code of today, and no key
 * can slip in. It is a state format: what an existing state says must go on working.
 *
 * @see https://www.pulumi.com/docs/iac/guides/building-extending/providers/dynamic-providers/
 */
export const flowProvider = 'exports.handler = () => require("pulumi-kaleyra/dynamic/flow");';
export const flowMigrationProvider =
  'exports.handler = () => require("pulumi-kaleyra/dynamic/flow-migration");';
export const flowsEncryptionKeyProvider =
  'exports.handler = () => require("pulumi-kaleyra/dynamic/flows-encryption-key");';

/** The types under which the engine finds Pulumi's dynamic host. */
export const flowType = "pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow";
export const flowMigrationType = "pulumi-nodejs:dynamic/kaleyra/whatsapp:FlowMigration";
export const flowsEncryptionKeyType = "pulumi-nodejs:dynamic/kaleyra/whatsapp:FlowsEncryptionKey";
