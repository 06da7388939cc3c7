import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { nodeFor } from "./node";
import { ownPlatform, type Platform } from "./platforms";
import { repository, run } from "./run";

const bundle = path.join(repository, "dist", "plugin", "pulumi-resource-kaleyra");

/**
 * Makes the plugin one executable with Node.js inside.
 *
 * @param output Where it goes.
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
        // Compiled code halves the start, and another platform may crash on it.
        useCodeCache: platform === own,
        // NODE_OPTIONS are meant for the program's Node.js, which is another.
        execArgvExtension: "none",
      }),
    );
    // The Node.js that makes it has to be of the version that goes in.
    await run(await nodeFor(own), ["--build-sea", config]);
    // macOS kills an executable whose signature does not fit; one that names nobody is enough.
    if (isForMac) await run("codesign", ["--force", "--sign", "-", output]);
  } finally {
    await rm(folder, { recursive: true });
  }
}
