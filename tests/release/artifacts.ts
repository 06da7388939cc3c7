import { readdir } from "node:fs/promises";
import path from "node:path";

import { makeArchive } from "../../tools/package/archive";
import { pack, publishedFolders } from "../../tools/package/npm-packages";
import { ownPlatform } from "../../tools/package/platforms";
import { buildPythonPackages } from "../../tools/package/python-packages";

/** What a release has for this machine, as files. */
export interface Release {
  /** @throws {Error} If the release has no such file. */
  file(pattern: RegExp): string;
}

export async function buildRelease(folder: string): Promise<Release> {
  for (const packageFolder of publishedFolders()) await pack(packageFolder, folder);
  await buildPythonPackages(folder);
  await makeArchive(ownPlatform(), folder);
  const files = await readdir(folder);
  return {
    file(pattern) {
      const found = files.find((name) => pattern.test(name));
      if (found === undefined) throw new Error(`The release has no ${pattern.source}.`);
      return path.join(folder, found);
    },
  };
}
