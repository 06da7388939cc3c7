import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { filesOf, generateSdks, sdkFolder, sdks } from "./sdks";

/**
 * `npm run sdk` writes the SDKs from the plugin's schema; with `--check` it only reports which are
 * stale, and fails if there are any.
 */
async function main(): Promise<void> {
  const isCheck = process.argv.includes("--check");
  const generated = await mkdtemp(path.join(tmpdir(), "kaleyra-sdks-"));
  try {
    await generateSdks(generated, console.error);
    for (const [language, notGenerated] of Object.entries(sdks)) {
      const sdk = { from: path.join(generated, language), to: path.join(sdkFolder, language) };
      if (isCheck) await reportIfStale({ ...sdk, notGenerated });
      else await replace({ ...sdk, notGenerated });
    }
  } finally {
    await rm(generated, { recursive: true, force: true });
  }
}

interface Sdk {
  /** The folder with the SDK as it was just generated. */
  readonly from: string;
  /** The folder of the SDK in the repository. */
  readonly to: string;
  /** The entries of `to` that are not generated. */
  readonly notGenerated: readonly string[];
}

/** Replaces the generated files, so that files that are no longer generated are gone. */
async function replace({ from, to, notGenerated }: Sdk): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const file of (await filesOf(to, notGenerated)).keys()) await rm(path.join(to, file));
  await cp(from, to, { recursive: true });
}

async function reportIfStale({ from, to, notGenerated }: Sdk): Promise<void> {
  const expected = await filesOf(from, notGenerated);
  const found = await filesOf(to, notGenerated);
  const stale = [...new Set([...expected.keys(), ...found.keys()])].filter((file) => {
    const [one, other] = [expected.get(file), found.get(file)];
    return one === undefined || other === undefined || !one.equals(other);
  });
  if (stale.length === 0) return;
  // Five files show the kind of change; a new release of a generator changes hundreds.
  console.error(`${path.basename(to)} is stale: run \`npm run sdk\`.`, stale.slice(0, 5));
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
