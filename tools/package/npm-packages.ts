import { readFileSync } from "node:fs";
import path from "node:path";

import { npm, repository } from "./run";

interface Manifest {
  readonly private?: boolean;
  readonly workspaces?: readonly string[];
}

/** The folders of the npm packages that are published, relative to the repository. */
export function publishedFolders(): readonly string[] {
  const { workspaces = [] } = manifestIn(".");
  return [".", ...workspaces].filter((folder) => manifestIn(folder).private !== true);
}

function manifestIn(folder: string): Manifest {
  const file = path.join(repository, folder, "package.json");
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}

/** A package, packed for publishing. */
export interface Tarball {
  readonly file: string;
  readonly size: number;
  readonly files: readonly string[];
}

interface PackReport {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/**
 * Packs a package of the repository as it is built.
 *
 * @param folder The package, relative to the repository.
 * @param into The folder for the tarball.
 */
export async function pack(folder: string, into: string): Promise<Tarball> {
  // The sources are already compiled; compiling them again would disturb other tests.
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", into];
  const stdout = await npm(args, path.join(repository, folder));
  const reports = Object.values(JSON.parse(stdout) as Record<string, PackReport>);
  const [report] = reports;
  if (report === undefined) throw new Error(`npm packed nothing of ${folder}.`);
  const { filename, size, files } = report;
  return {
    file: path.join(into, filename),
    size,
    files: files.map(({ path: file }) => file).sort(),
  };
}
