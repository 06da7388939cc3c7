import * as pulumi from "@pulumi/pulumi";

import type * as provider from "../../../../provider/dynamic/functions";

/** The arguments of a function. Each may be an output. */
export type Inputs<Args> = { readonly [Key in keyof Args]: pulumi.Input<Args[Key]> };

/**
 * Loads the functions in `provider/dynamic/functions.ts`: on the first call, since a program that
 * only declares flows needs none.
 */
export function loadFunctions(): typeof provider {
  // oxlint-disable-next-line typescript/no-require-imports -- loaded when it is needed, and import() would be asynchronous
  return require("../../../../provider/dynamic/functions") as typeof provider;
}

/** Calls a function as soon as its arguments are known, for a function `getXOutput`. */
export function callWhenKnown<Args, Result>(
  call: (args: Args) => Promise<Result>,
  args: Inputs<Args>,
): pulumi.Output<Result> {
  // `pulumi.output` unwraps each argument, which its type does not show for a generic `Args`.
  return pulumi.output(args).apply<Result>((resolved) => call(resolved as Args));
}
