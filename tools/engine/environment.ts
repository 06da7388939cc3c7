import path from "node:path";

import { findEngine } from "./search";

const ownPulumiHome = path.resolve(__dirname, "../../.cache/pulumi-home");

/** The folders that a PATH needs for `pulumi` and its language hosts. Finds an engine and never makes one. */
export function engineFolders(searchPath = process.env["PATH"]): readonly string[] {
  const folder = findEngine(searchPath);
  if (folder === undefined) {
    throw new Error("No Pulumi engine on this machine. Get one with `npm run setup`.");
  }
  return [folder];
}

/**
 * The environment to run `pulumi` in, for tests and demos: `base` with the engine on the PATH and a PULUMI_HOME inside the
 * repository, so that a developer's own logins, selected stacks and plugins are neither read nor changed. The caller adds
 * PULUMI_BACKEND_URL and PULUMI_CONFIG_PASSPHRASE.
 */
export function engineEnvironment(base: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(base)) {
    if (value !== undefined) environment[name] = value;
  }
  const searchPath = environment["PATH"] ?? "";
  return {
    ...environment,
    PATH: [...engineFolders(searchPath), searchPath].join(path.delimiter),
    PULUMI_HOME: ownPulumiHome,
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}
