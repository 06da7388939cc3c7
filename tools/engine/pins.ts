/**
 * The Pulumi engine that this repository was tried with. The Go modules under `go/` are pinned to the same versions by
 * their go.mod and go.sum; a unit test keeps the two together.
 */

/** The CLI, from the download or from the module `go/cli`. */
export const cliVersion = "3.259.0";

/**
 * The Node.js language host of `go/language-nodejs`. From 3.61 on it is a Go module of its own, which the module proxy
 * does not have; this one runs TypeScript programs under a CLI and an `@pulumi/pulumi` of today.
 */
export const nodejsHostVersion = "3.60.0";
