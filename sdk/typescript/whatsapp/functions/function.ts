import * as pulumi from "@pulumi/pulumi";

import type * as provider from "../../../../provider/dynamic/functions";

/** The arguments of a function. Each may be an output. */
export type Inputs<Args> = { readonly [Key in keyof Args]: pulumi.Input<Args[Key]> };

/**
 * The provider's functions. Loaded on the first call, since a program that only declares flows
 * needs none.
 */
export function functions(): typeof provider {
  // oxlint-disable-next-line typescript/no-require-imports -- loaded where and when it is needed
  return require("../../../../provider/dynamic/functions") as typeof provider;
}

/** Calls a function as soon as its arguments are known. */
export function applied<Args, Result>(
  ask: (args: Args) => Promise<Result>,
  args: Inputs<Args>,
): pulumi.Output<Result> {
  return pulumi.output(args).apply<Result>((resolved) => ask(resolved as Args));
}
