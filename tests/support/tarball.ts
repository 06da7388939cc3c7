import packageJson from "../../package.json";

export { pack, type Tarball } from "../../tools/package/npm-packages";

/** The peer dependency that a program installs, in the release that this repository uses. */
export const pulumiPackage = `@pulumi/pulumi@${packageJson.devDependencies["@pulumi/pulumi"]}`;

/** The package that policy packs import, in the release that this repository uses. */
export const policyPackage = `@pulumi/policy@${packageJson.devDependencies["@pulumi/policy"]}`;
