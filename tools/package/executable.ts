import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { extract } from "tar";

import { linuxX64, ownPlatform, type Platform } from "./platforms";
import { npm, repository, run } from "./run";

const bundle = path.join(repository, "dist", "plugin", "pulumi-resource-kaleyra");

/**
 * Packs the plugin and Node.js into one executable. docs/decisions has the reasons (decision 13).
 *
 * @param output The path of the executable.
 * @see https://nodejs.org/api/single-executable-applications.html
 */
export async function makeExecutable(platform: Platform, output: string): Promise<void> {
  const isForMac = platform.name.startsWith("darwin-");
  if (isForMac && process.platform !== "darwin") {
    throw new Error(
      `The executable for ${platform.name} has to be signed with codesign, which only a Mac has: pack it there.`,
    );
  }
  const own = ownPlatform();
  // What --build-sea injects only fits the version of Node.js that writes it.
  if (own.nodeVersion !== platform.nodeVersion) {
    throw new Error(
      `The executable for ${platform.name} has Node.js ${platform.nodeVersion}, and only that makes it: pack it on a ${platform.name}.`,
    );
  }
  const folder = await mkdtemp(path.join(tmpdir(), "kaleyra-executable-"));
  try {
    const config = path.join(folder, "sea.json");
    await writeFile(
      config,
      JSON.stringify({
        main: bundle,
        executable: await nodeFor(platform),
        output,
        disableExperimentalSEAWarning: true,
        // Compiled code halves the start time, but another platform may crash on it.
        useCodeCache: platform === own,
        // NODE_OPTIONS are meant for the program's Node.js, not for this one.
        execArgvExtension: "none",
      }),
    );
    await run(await nodeFor(own), ["--build-sea", config]);
    // macOS kills an executable with an invalid signature; an ad-hoc signature is enough.
    if (isForMac) await run("codesign", ["--force", "--sign", "-", output]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const cache = path.join(repository, ".cache", "node");

/** The Node.js binary of a platform, from an npm package that is downloaded once. */
async function nodeFor(platform: Platform): Promise<string> {
  return path.join(await unpacked(platform), platform.nodeFile);
}

/**
 * The file with the license of Node.js and of everything in it. The text is the same for every
 * platform, but not every package contains it.
 */
export async function nodeLicense(): Promise<string> {
  return path.join(await unpacked(linuxX64), "LICENSE");
}

/** The folder with the files of a platform's Node.js package that are needed. */
async function unpacked(platform: Platform): Promise<string> {
  const { nodePackage, nodeFile, nodeVersion } = platform;
  const folder = path.join(cache, `${nodePackage}-${nodeVersion}`);
  if (existsSync(folder)) return folder;

  // Downloads into a separate folder and moves it into place when complete.
  await mkdir(cache, { recursive: true });
  const tempDir = await mkdtemp(path.join(cache, "download-"));
  const file = await download(platform, tempDir);
  const contents = path.join(tempDir, "package");
  await extract({ file, cwd: tempDir }, [`package/${nodeFile}`, ...licenseIn(platform)]);
  await rename(contents, folder);
  await rm(tempDir, { recursive: true });
  return folder;
}

/**
 * Downloads the package of a platform.
 *
 * @returns The path of the tarball.
 * @throws {Error} If the package from the registry does not have the pinned checksum.
 */
async function download(
  { nodePackage, nodeVersion, integrity }: Platform,
  into: string,
): Promise<string> {
  const pinned = `${nodePackage}@${nodeVersion}`;
  const name = await npm(["pack", "--silent", "--pack-destination", into, pinned]);
  const file = path.join(into, name.trim());
  const digest = createHash("sha512")
    .update(await readFile(file))
    .digest("base64");
  if (integrity === `sha512-${digest}`) return file;
  throw new Error(`The checksum of ${pinned} is not the one in tools/package/platforms.ts.`);
}

/** The package from which `nodeLicense` reads the license has it. */
function licenseIn(platform: Platform): readonly string[] {
  return platform === linuxX64 ? ["package/LICENSE"] : [];
}
