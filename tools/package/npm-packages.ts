import { readFileSync } from "node:fs";
import path from "node:path";

import { npm, repository } from "./run";

/** The part of a package.json that is read here. */
interface Manifest {
  readonly private?: boolean;
  readonly workspaces?: readonly string[];
}

/** The folders of the npm packages that are published, relative to the repository: `.`, `cli`, … */
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
  /** The path of the tarball. */
  readonly file: string;
  /** The size in bytes. */
  readonly size: number;
  /** The paths of the packed files in the package, sorted. */
  readonly files: readonly string[];
}

/** What `npm pack --json` prints about one package. */
interface PackReport {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/**
 * Packs a package of the repository as it is compiled; it does not compile it.
 *
 * @param folder The package, relative to the repository.
 * @param into The folder for the tarball.
 */
export async function pack(folder: string, into: string): Promise<Tarball> {
  // Without `prepack`, which would compile the sources while other tests use them.
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", into];
  const stdout = await npm(args, path.join(repository, folder));
  // npm prints a list or, in newer versions, an object by package.
  const [report] = Object.values(JSON.parse(stdout) as Record<string, PackReport>);
  if (report === undefined) throw new Error(`npm packed nothing of ${folder}.`);
  const { filename, size, files } = report;
  return {
    file: path.join(into, filename),
    size,
    files: files.map(({ path: file }) => file).sort(),
  };
}
