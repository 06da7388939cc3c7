import { existsSync, linkSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";

import { engineEnvironment } from "./environment";
import { installRoot } from "./search";

const launchers = path.join(__dirname, "launchers");
const nodejsHost = /^pulumi-language-nodejs\b/;

/**
 * Like `engineEnvironment`, for runs with policy packs that are written for Node.js. The Node.js host that is built here
 * can't start those, and where the engine finds it, beside the CLI or on the PATH, it tries nothing else. So the installed
 * engine is replaced by one without it, which starts packs by a launcher; programs in TypeScript or JavaScript have to be
 * inline ones. A `pulumi` of the user's own keeps its hosts.
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

/** A folder of hard links, since the CLI follows a symbolic one and then looks beside its target. */
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
    // Another process has just made it.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
