import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { reporting } from "../engine/progress";
import { makeArchive, writeChecksums } from "./archive";
import { writeBillOfMaterials } from "./bill-of-materials";
import { pack, publishedFolders, type Tarball } from "./npm-packages";
import { ownPlatform, type Platform, platformOf } from "./platforms";
import { buildPythonPackages } from "./python-packages";
import { repository } from "./run";

/**
 * `npm run package [-- --platform linux-arm64 …]`: the packages for npm and Python, an SBOM,
 * and the plugin's archives with checksums, for this machine or the named platforms. `--archives-only`
 * omits the packages; `--into FOLDER` selects another folder, which is emptied. The workflow
 * release.yml and tests/release use both. It prints the folder.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      platform: { type: "string", multiple: true },
      "archives-only": { type: "boolean", default: false },
      into: { type: "string", default: path.join(repository, ".cache", "package") },
    },
  });
  const platforms = values.platform?.map(platformOf) ?? [ownPlatform()];
  const into = path.resolve(values.into);

  await rm(into, { recursive: true, force: true });
  await mkdir(into, { recursive: true });
  if (!values["archives-only"]) await makePackages(into);
  for (const platform of platforms) await makeArchiveOf(platform, into);
  await writeChecksums(into);
  console.log(into);
}

async function makePackages(into: string): Promise<void> {
  const tarballs: Tarball[] = [];
  for (const folder of publishedFolders()) tarballs.push(await pack(folder, into));
  await writeBillOfMaterials(tarballs, into);
  await buildPythonPackages(into);
}

function makeArchiveOf(platform: Platform, into: string): Promise<void> {
  return reporting(console.error, `Packing the plugin for ${platform.name}`, () =>
    makeArchive(platform, into),
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
