import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";

/**
 * Passes a new folder in `root` with an empty `bin` to `work`, then moves the files of that `bin` into
 * `root/bin`, each in one step. An interrupted run leaves nothing that looks complete, and two
 * concurrent runs do not disturb each other.
 */
export async function withTempDir(root: string, work: (folder: string) => Promise<void>) {
  await mkdir(path.join(root, "bin"), { recursive: true });
  const folder = await mkdtemp(path.join(root, ".making-"));
  try {
    await mkdir(path.join(folder, "bin"));
    await work(folder);
    for (const file of await readdir(path.join(folder, "bin"))) {
      await rename(path.join(folder, "bin", file), path.join(root, "bin", file));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
