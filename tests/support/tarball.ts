import packageJson from "../../package.json";

export { pack, type Tarball } from "../../tools/package/npm-packages";

/** The peer that a program brings along, in the release that this repository is tested with. */
export const pulumiPackage = `@pulumi/pulumi@${packageJson.devDependencies["@pulumi/pulumi"]}`;

/** What a pack of policies is written with. */
export const policyPackage = `@pulumi/policy@${packageJson.devDependencies["@pulumi/policy"]}`;
