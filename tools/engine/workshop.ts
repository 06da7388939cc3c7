import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";

/**
 * Gives `work` an empty folder of its own beside the goal and then moves the files of its `bin` into `root`/bin, each in one
 * step: an interrupted run leaves nothing that looks done, and two runs at once do not disturb each other.
 */
export async function inWorkshop(root: string, work: (workshop: string) => Promise<void>) {
  await mkdir(path.join(root, "bin"), { recursive: true });
  const workshop = await mkdtemp(path.join(root, ".making-"));
  try {
    await mkdir(path.join(workshop, "bin"));
    await work(workshop);
    for (const file of await readdir(path.join(workshop, "bin"))) {
      await rename(path.join(workshop, "bin", file), path.join(root, "bin", file));
    }
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}
