import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";

import { extract } from "tar";

import { linuxX64, nodeVersion, type Platform } from "./platforms";
import { npm, repository } from "./run";

const cache = path.join(repository, ".cache", "node");

/** The Node.js binary of a platform, out of an npm package that is downloaded once. */
export async function nodeFor(platform: Platform): Promise<string> {
  return path.join(await unpacked(platform), platform.nodeFile);
}

/** The licence of Node.js and of all that is in it: one text for every platform, but not in every package. */
export async function nodeLicense(): Promise<string> {
  return path.join(await unpacked(linuxX64), "LICENSE");
}

async function unpacked(platform: Platform): Promise<string> {
  const { nodePackage, nodeFile } = platform;
  const folder = path.join(cache, `${nodePackage}-${nodeVersion}`);
  if (existsSync(folder)) return folder;

  // In a folder of its own, moved in when it is whole.
  await mkdir(cache, { recursive: true });
  const tempDir = await mkdtemp(path.join(cache, "download-"));
  const file = await download(platform, tempDir);
  const contents = path.join(tempDir, "package");
  await extract({ file, cwd: tempDir }, [`package/${nodeFile}`, ...licenseIn(platform)]);
  await rename(contents, folder);
  await rm(tempDir, { recursive: true });
  return folder;
}

/** @throws {Error} If the registry's package is not the one whose checksum we noted. */
async function download({ nodePackage, integrity }: Platform, into: string): Promise<string> {
  const wanted = `${nodePackage}@${nodeVersion}`;
  const name = await npm(["pack", "--silent", "--pack-destination", into, wanted]);
  const file = path.join(into, name.trim());
  const digest = createHash("sha512")
    .update(await readFile(file))
    .digest("base64");
  if (integrity === `sha512-${digest}`) return file;
  throw new Error(`The checksum of ${wanted} is not the one in tools/package/platforms.ts.`);
}

function licenseIn(platform: Platform): readonly string[] {
  return platform === linuxX64 ? ["package/LICENSE"] : [];
}
