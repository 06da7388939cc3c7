import { createHash } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { create } from "tar";

import { version } from "../../provider/version";
import { makeExecutable, nodeLicense } from "./executable";
import type { Platform } from "./platforms";
import { repository } from "./run";

/** npm's date for all packed files, used here too, so that the same files give the same archive. */
const packedAt = new Date("1985-10-26T08:15:00.000Z");

const pluginFolder = path.join(repository, "dist", "plugin");

/**
 * Creates the archive for `pulumi plugin install`: the executable, the files next to it, and the
 * licenses of everything in it. `pulumi` expects the archive's name in this format.
 *
 * @param into The folder for the archive.
 * @see https://www.pulumi.com/docs/iac/guides/building-extending/packages/publishing-packages/
 */
export async function makeArchive(platform: Platform, into: string): Promise<void> {
  const name = `pulumi-resource-kaleyra-v${version}-${platform.pulumiName}.tar.gz`;
  const cwd = await mkdtemp(path.join(tmpdir(), "kaleyra-archive-"));
  try {
    await makeExecutable(platform, path.join(cwd, platform.executable));
    await copyFile(path.join(repository, "LICENSE"), path.join(cwd, "LICENSE"));
    // tools/bundle-plugin.mjs writes them next to the bundle.
    for (const file of ["checker-thread.js", "THIRD-PARTY-NOTICES.txt"]) {
      await copyFile(path.join(pluginFolder, file), path.join(cwd, file));
    }
    await copyFile(await nodeLicense(), path.join(cwd, "LICENSE-node"));

    await mkdir(into, { recursive: true });
    const isExecutable = (file: string) => path.basename(file) === platform.executable;
    await create(
      {
        file: path.join(into, name),
        cwd,
        gzip: true,
        portable: true, // Without owners.
        mtime: packedAt,
        // The modes of the files here depend on the umask.
        onWriteEntry: (entry) => {
          if (entry.stat !== undefined) entry.stat.mode = isExecutable(entry.path) ? 0o755 : 0o644;
        },
      },
      (await readdir(cwd)).sort(),
    );
  } finally {
    await rm(cwd, { recursive: true });
  }
}

/** Writes the checksums of a folder's files into its SHA256SUMS, in the format of `sha256sum --check`. */
export async function writeChecksums(folder: string): Promise<void> {
  const files = (await readdir(folder)).sort();
  const lines = files.map(async (file) => {
    const contents = await readFile(path.join(folder, file));
    return `${createHash("sha256").update(contents).digest("hex")}  ${file}\n`;
  });
  await writeFile(path.join(folder, "SHA256SUMS"), (await Promise.all(lines)).join(""));
}
