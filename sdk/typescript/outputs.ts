import type * as pulumi from "@pulumi/pulumi";

/**
 * The outputs that a resource's class declares. A constructor lists them among the properties: one
 * that is missing there would stay undefined.
 */
export type DeclaredOutputs<Resource extends pulumi.CustomResource> = Readonly<
  Record<Exclude<keyof Resource, keyof pulumi.CustomResource | "flowId">, undefined>
>;
