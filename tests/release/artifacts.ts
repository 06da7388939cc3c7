import { readdir } from "node:fs/promises";
import path from "node:path";

import { makeArchive } from "../../tools/package/archive";
import { pack, publishedFolders } from "../../tools/package/npm-packages";
import { ownPlatform } from "../../tools/package/platforms";
import { buildPythonPackages } from "../../tools/package/python-packages";

/** The files of a release that this machine can build. */
export interface Release {
  /**
   * The path of the first file whose name matches.
   *
   * @throws {Error} If the release has no such file.
   */
  file(pattern: RegExp): string;
}

/** Builds the npm packages, the Python packages and the plugin's archive for this machine into a folder. */
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
