import { readFile, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";

import { repository } from "../ways/project-folder";

export interface Page {
  readonly command: string;
  readonly minutes: number;
  readonly sections: readonly string[];
  /** The content of docs/performance-growth.svg, if there is something to draw. */
  readonly picture?: string | undefined;
}

/** The line that ends the hand-written part of the page. */
const marker = "<!-- The rest of this page is written by npm run bench. -->";

/**
 * Writes the figures into docs/performance.md. The part above the marker is hand-written and stays.
 */
export async function writePage({ command, minutes, sections, picture }: Page): Promise<void> {
  const docs = join(repository, "docs");
  if (picture !== undefined) await writeFile(join(docs, "performance-growth.svg"), picture);
  const file = join(docs, "performance.md");
  const [notes] = (await readFile(file, "utf8")).split(marker);
  const text = [
    `${notes}${marker}`,
    `\`${command}\` on ${new Date().toISOString().slice(0, 10)}, ${machine()}, in ${minutes.toFixed(0)} minutes. ` +
      "Ratios are between measurements taken in turn in the same run, as median and in brackets the least and the " +
      "most; seconds and megabytes are this machine's. Kaleyra is the emulator in a process of its own; documents have 2 kB.",
    ...sections,
  ];
  await writeFile(file, `${text.join("\n\n")}\n`);
}

function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), ${gigabytes} GB, Node.js ${process.version}`;
}
