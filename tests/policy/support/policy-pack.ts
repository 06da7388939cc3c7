import path from "node:path";

/** The pack where a project has it that has installed it. */
export const policyPack = path.resolve(__dirname, "../../../node_modules/pulumi-kaleyra-policy");
