import type * as pulumi from "@pulumi/pulumi";

/**
 * The outputs that a resource's class declares. Its constructor passes each as `undefined` with the
 * inputs to `super`: Pulumi sets no output that is missing there. `flowId` is a getter for the id.
 */
export type DeclaredOutputs<Resource extends pulumi.CustomResource> = Readonly<
  Record<Exclude<keyof Resource, keyof pulumi.CustomResource | "flowId">, undefined>
>;
