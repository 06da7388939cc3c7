import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { filesOf, generateSdks, sdkFolder, sdks } from "./sdks";

/**
 * `npm run sdk` writes the SDKs from the plugin's schema; with `--check` it only reports which are
 * stale.
 */
async function main(): Promise<void> {
  const fresh = await mkdtemp(path.join(tmpdir(), "kaleyra-sdks-"));
  try {
    await generateSdks(fresh, console.error);
    for (const [language, own] of Object.entries(sdks)) {
      const [from, to] = [path.join(fresh, language), path.join(sdkFolder, language)];
      await (process.argv.includes("--check") ? assertUpToDate : replace)(from, to, own);
    }
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function replace(from: string, to: string, own: readonly string[]): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const file of (await filesOf(to, own)).keys()) await rm(path.join(to, file));
  await cp(from, to, { recursive: true });
}

async function assertUpToDate(from: string, to: string, own: readonly string[]): Promise<void> {
  const [wanted, found] = [await filesOf(from, own), await filesOf(to, own)];
  const stale = [...new Set([...wanted.keys(), ...found.keys()])].filter((file) => {
    const [one, other] = [wanted.get(file), found.get(file)];
    return one === undefined || other === undefined || !one.equals(other);
  });
  if (stale.length === 0) return;
  console.error(`${path.basename(to)} is stale: run \`npm run sdk\`.`, stale.slice(0, 5));
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
