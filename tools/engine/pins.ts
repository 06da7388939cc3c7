/**
 * The versions of the Pulumi engine that this repository is tested with. The Go modules in `go` are
 * pinned to the same versions by their go.mod and go.sum; tests/unit/tools/engine/pins.test.ts
 * compares both. An installed engine is found by the CLI's version alone (search.ts): after a change
 * of a host's version only, remove the host's file from ~/.pulumi/versions.
 */

/** The CLI, from the download or from the module `go/cli`. */
export const cliVersion = "3.276.0";

/**
 * The hosts of `go/languages`, for Node.js, Go and Python. From 3.61 on each is a separate Go
 * module, which the module proxy does not have. These hosts work with current CLIs and SDKs.
 */
export const hostsVersion = "3.60.0";

/**
 * The host for YAML, from the module `go/language-yaml`. Versions up to 1.10 do not receive the
 * program's configuration from this CLI.
 */
export const yamlHostVersion = "1.25.0";
