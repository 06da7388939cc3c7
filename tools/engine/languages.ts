import path from "node:path";

import { buildComponents } from "./build";
import { type Language, languageHosts } from "./components";
import { engineEnvironment, engineFolders } from "./environment";
import type { Say } from "./progress";
import { installRoot, missingHosts } from "./search";

interface LanguageOptions {
  readonly base?: NodeJS.ProcessEnv;
  readonly root?: string;
  readonly say?: Say;
}

/**
 * Like `engineEnvironment`, for programs in these languages. Only here, so never for the demo, are further hosts asked for:
 * one that the engine would not find is built, once, in a minute or two.
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

  // Beside the CLI, where it looks first; but a CLI of the user's own is not ours to add to, and finds them on the PATH.
  const isOurs = path.resolve(engine) === path.join(root, "bin");
  const place = isOurs ? root : path.join(root, "further-hosts");
  const folder = path.join(place, "bin");
  await buildComponents(missingHosts(missing, engine, folder), place, say);
  return isOurs ? environment : { ...environment, PATH: [searchPath, folder].join(path.delimiter) };
}
