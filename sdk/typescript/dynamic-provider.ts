/**
 * The provider's text as Pulumi stores it with each flow: one line that loads the installed
 * package, so that a later release brings no diff, a destroy runs the code of today, and no key
 * can slip in. It is a state format: what an existing state says must go on working.
 *
 * @see https://www.pulumi.com/docs/iac/guides/building-extending/providers/dynamic-providers/
 */
export const flowProvider = 'exports.handler = () => require("pulumi-kaleyra/dynamic/flow");';

/** The type under which the engine finds Pulumi's dynamic host. */
export const flowType = "pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow";
