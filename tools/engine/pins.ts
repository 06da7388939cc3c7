/**
 * The Pulumi engine that this repository was tried with. The Go modules under `go/` are pinned to the same versions by
 * their go.mod and go.sum; a unit test keeps the two together. What is installed is kept by the CLI's version alone: another
 * version of a host needs another version of the CLI, or its file removed.
 */

/** The CLI, from the download or from the module `go/cli`. */
export const cliVersion = "3.259.0";

/**
 * The hosts of `go/languages`, for Node.js, Go and Python. From 3.61 on each is a Go module of its own, which the module
 * proxy does not have; these run programs under a CLI and with SDKs of today.
 */
export const hostsVersion = "3.60.0";

/** The host for YAML, from the module `go/language-yaml`. 1.10 and older do not get the program's configuration from this CLI. */
export const yamlHostVersion = "1.25.0";
