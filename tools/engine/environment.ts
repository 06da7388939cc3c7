import { existsSync, linkSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";

import { buildComponents } from "./build";
import { type Language, languageHosts } from "./components";
import type { Say } from "./progress";
import { findEngine, installRoot, missingHosts } from "./search";

const ownPulumiHome = path.resolve(__dirname, "../../.cache/pulumi-home");

/**
 * The folders that a PATH needs for `pulumi` and its language hosts. Finds an engine but never
 * builds one.
 */
export function engineFolders(searchPath = process.env["PATH"]): readonly string[] {
  const folder = findEngine(searchPath);
  if (folder === undefined) {
    throw new Error("No Pulumi engine on this machine. Get one with `npm run setup`.");
  }
  return [folder];
}

/**
 * The environment for `pulumi` in tests and demos: `base`, the engine on the PATH, and a
 * PULUMI_HOME inside the repository. A developer's own logins, selected stacks and plugins are
 * neither read nor changed. The caller adds PULUMI_BACKEND_URL and PULUMI_CONFIG_PASSPHRASE.
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

const launchers = path.join(__dirname, "launchers");
const nodejsHost = /^pulumi-language-nodejs\b/;

/**
 * Like `engineEnvironment`, for runs with policy packs for Node.js. The Node.js host that is built
 * here cannot start policy packs. So the engine is used without it, and finds a host in `launchers`
 * that only starts packs. Programs in TypeScript or JavaScript must be inline programs. The user's
 * own `pulumi` keeps its hosts.
 */
export function policyEnvironment(
  base: NodeJS.ProcessEnv = process.env,
  root = installRoot(),
): Record<string, string> {
  const installed = path.join(root, "bin");
  const environment = engineEnvironment(base);
  const folders = (environment["PATH"] ?? "").split(path.delimiter);
  const replaced = folders.map((folder) =>
    path.resolve(folder) === installed ? withoutNodejsHost(root) : folder,
  );
  return { ...environment, PATH: [...replaced, launchers].join(path.delimiter) };
}

/** Uses hard links, since the CLI follows a symbolic link and then searches next to its target. */
function withoutNodejsHost(root: string): string {
  const [installed, folder] = [path.join(root, "bin"), path.join(root, "bin-for-policies")];
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(installed).filter((name) => !nodejsHost.test(name))) {
    linkUnlessThere(path.join(installed, file), path.join(folder, file));
  }
  return folder;
}

function linkUnlessThere(file: string, link: string): void {
  if (existsSync(link)) return;
  try {
    linkSync(file, link);
  } catch (error) {
    // Another process has just created it.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

interface LanguageOptions {
  readonly base?: NodeJS.ProcessEnv;
  readonly root?: string;
  readonly say?: Say;
}

/**
 * Like `engineEnvironment`, for programs in these languages. A host that the engine would not find
 * is built once, which takes a minute or two. The demo never needs this.
 */
export async function languageEnvironment(
  languages: readonly Language[],
  { base = process.env, root = installRoot(), say = console.error }: LanguageOptions = {},
): Promise<Record<string, string>> {
  const environment = engineEnvironment(base);
  const searchPath = environment["PATH"] ?? "";
  const [engine = ""] = engineFolders(searchPath);
  const wanted = languages.flatMap((language) => languageHosts[language]);

  const missing = missingHosts(wanted, engine, searchPath);
  if (missing.length === 0) return environment;

  // The CLI searches its own folder first. The user's own CLI is not changed; it finds the hosts on
  // the PATH.
  const isOurs = path.resolve(engine) === path.join(root, "bin");
  const place = isOurs ? root : path.join(root, "further-hosts");
  const folder = path.join(place, "bin");
  await buildComponents(missingHosts(missing, engine, folder), place, say);
  return isOurs ? environment : { ...environment, PATH: [searchPath, folder].join(path.delimiter) };
}
