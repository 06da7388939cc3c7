import { readFileSync } from "node:fs";
import path from "node:path";

import { repository } from "./run";

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
