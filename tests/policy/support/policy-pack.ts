import path from "node:path";

/** The pack's path in a project that has installed it. */
export const policyPack = path.resolve(__dirname, "../../../node_modules/pulumi-kaleyra-policy");
