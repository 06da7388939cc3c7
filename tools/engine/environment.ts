import { existsSync, linkSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";

import { buildComponents } from "./build";
import { type Language, languageHosts } from "./components";
import type { Say } from "./progress";
import { findEngine, installRoot, missingHosts } from "./search";

/** The PULUMI_HOME of tests and demos. */
const ownPulumiHome = path.resolve(__dirname, "../../.cache/pulumi-home");

/**
 * The folder that a PATH needs for `pulumi` and its language hosts: the engine on `searchPath`, else
 * the one in `installRoot()`.
 *
 * @throws {Error} If there is no engine. It is not built here.
 */
export function engineFolder(searchPath = process.env["PATH"]): string {
  const folder = findEngine(searchPath);
  if (folder === undefined) {
    throw new Error("No Pulumi engine on this machine. Get one with `npm run setup`.");
  }
  return folder;
}

/**
 * The environment for `pulumi` in tests and demos: `base`, the engine on the PATH, and a
 * PULUMI_HOME inside the repository. A developer's own logins, selected stacks and plugins are
 * neither read nor changed. The caller adds PULUMI_BACKEND_URL and PULUMI_CONFIG_PASSPHRASE.
 */
export function engineEnvironment(base: NodeJS.ProcessEnv = process.env): Record<string, string> {
  // The type of `process.env` allows `undefined`.
  const environment = Object.fromEntries(
    Object.entries(base).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  // `process.env` finds a `Path` of Windows too, a copy of it does not.
  const searchPath = base["PATH"] ?? "";
  return {
    ...environment,
    PATH: [engineFolder(searchPath), searchPath].join(path.delimiter),
    PULUMI_HOME: ownPulumiHome,
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}

/** The folder with the Node.js host that only starts policy packs. */
const launchers = path.join(__dirname, "launchers");
const nodejsHost = /^pulumi-language-nodejs\b/;

/**
 * Like `engineEnvironment`, for runs with policy packs for Node.js. The Node.js host that is built
 * here cannot start policy packs. An engine that was built or installed here therefore gets another
 * host, from `launchers`, that can do nothing else. Programs in TypeScript or JavaScript must then be
 * inline programs, which need no host. A `pulumi` of the user's own keeps its hosts.
 *
 * @param root The folder that engines are installed in. An engine in another folder than
 *   `installRoot()` must also be on the PATH of `base`.
 */
export function policyEnvironment(
  base: NodeJS.ProcessEnv = process.env,
  root = installRoot(),
): Record<string, string> {
  const engine = path.join(root, "bin");
  const environment = engineEnvironment(base);
  const folders = (environment["PATH"] ?? "").split(path.delimiter);
  const replaced = folders.map((folder) =>
    path.resolve(folder) === engine ? engineWithoutNodejsHost(root) : folder,
  );
  return { ...environment, PATH: [...replaced, launchers].join(path.delimiter) };
}

/**
 * A folder with the files of the engine except its Node.js host. They are hard links, since the CLI
 * follows a symbolic link and then searches next to its target.
 */
function engineWithoutNodejsHost(root: string): string {
  const engine = path.join(root, "bin");
  const folder = path.join(root, "bin-for-policies");
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(engine).filter((name) => !nodejsHost.test(name))) {
    linkIfMissing(path.join(engine, file), path.join(folder, file));
  }
  return folder;
}

function linkIfMissing(file: string, link: string): void {
  if (existsSync(link)) return;
  try {
    linkSync(file, link);
  } catch (error) {
    // Another process has just created it.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

interface LanguageOptions {
  /** @default the environment of this process */
  readonly base?: NodeJS.ProcessEnv;
  /** As in `policyEnvironment`. */
  readonly root?: string;
  /** Receives the progress of a build. */
  readonly say?: Say;
}

/**
 * Like `engineEnvironment`, for programs in these languages. A host that the engine would not find
 * is built once, which takes a minute or two.
 */
export async function languageEnvironment(
  languages: readonly Language[],
  { base = process.env, root = installRoot(), say = console.error }: LanguageOptions = {},
): Promise<Record<string, string>> {
  const environment = engineEnvironment(base);
  const searchPath = environment["PATH"] ?? "";
  const engine = engineFolder(searchPath);
  const wanted = languages.flatMap((language) => languageHosts[language]);

  const missing = missingHosts(wanted, engine, searchPath);
  if (missing.length === 0) return environment;

  // An engine that was installed here gets the hosts into its own folder, where the CLI searches
  // first. The folder of a user's own CLI is not changed; that CLI finds the hosts on the PATH.
  if (path.resolve(engine) === path.join(root, "bin")) {
    await buildComponents(missing, root, say);
    return environment;
  }
  const hostsRoot = path.join(root, "language-hosts");
  const hostsFolder = path.join(hostsRoot, "bin");
  // An earlier run may have built some of them.
  await buildComponents(missingHosts(missing, engine, hostsFolder), hostsRoot, say);
  return { ...environment, PATH: [searchPath, hostsFolder].join(path.delimiter) };
}
