/**
 * `npm run release:dry`: builds everything that a release publishes, installs each artifact into an empty project of its
 * language, deploys and destroys a flow at the emulator with it, and prints a table. Publishes nothing.
 * `npm run release:dry -- wheel Maven` runs the rows whose artifact contains one of these words.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { table } from "../support/table";
import { buildRelease } from "./artifacts";
import { PackedEmulator } from "./packed-emulator";
import { type Row, rows } from "./rows";

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "kaleyra-release-"));
  try {
    const release = await buildRelease(folder);
    await using kaleyra = await PackedEmulator.start(release);
    const lines: string[][] = [];
    const words = process.argv.slice(2);
    const isWanted = ({ artifact }: Row) =>
      words.length === 0 || words.some((word) => artifact.includes(word));
    for (const { artifact, installedBy, ...row } of rows.filter(isWanted)) {
      const began = Date.now();
      const outcome = await row.run(release, kaleyra).catch((error: unknown) => {
        process.exitCode = 1; // The other rows still run.
        console.error(artifact, error instanceof Error ? error.message : error);
        return "FAILED, see above";
      });
      const seconds = `${Math.round((Date.now() - began) / 1000)} s`;
      console.error(`${artifact}: ${outcome}, ${seconds}`);
      lines.push([artifact, installedBy, outcome, seconds]);
    }
    console.log(table(["Artifact", "Installed by", "Outcome", "Time"], lines));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

void main();
