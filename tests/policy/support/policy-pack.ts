import path from "node:path";

/**
 * The folder of the pack as a project that has installed it has it: a link to `policy`, with the
 * compiled sources.
 */
export const policyPack = path.resolve(__dirname, "../../../node_modules/pulumi-kaleyra-policy");
