import { readFile, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";

import { repository } from "../ways/project-folder";

/** What a run writes into docs/performance.md. */
export interface Page {
  /** The command of the run, as the user typed it. */
  readonly command: string;
  /** How long the run took. */
  readonly minutes: number;
  /** Markdown, each part with a heading. */
  readonly sections: readonly string[];
  /** The content of docs/performance-growth.svg, if there is something to draw. */
  readonly picture?: string | undefined;
}

/** The line of docs/performance.md that ends its hand-written part. */
const marker = "<!-- The rest of this page is written by npm run bench. -->";

/**
 * Writes the figures into docs/performance.md, below the marker, and the picture next to the page.
 * The part above the marker is hand-written and stays.
 */
export async function writePage({ command, minutes, sections, picture }: Page): Promise<void> {
  const docs = join(repository, "docs");
  if (picture !== undefined) await writeFile(join(docs, "performance-growth.svg"), picture);
  const file = join(docs, "performance.md");
  const [notes] = (await readFile(file, "utf8")).split(marker);
  const today = new Date().toISOString().slice(0, 10);
  const text = [
    `${notes}${marker}`,
    `\`${command}\` on ${today}, ${machine()}, in ${minutes.toFixed(0)} minutes. ` +
      "Ratios are between measurements taken in turn in the same run, as median and in brackets the least and the " +
      "most; seconds and megabytes are this machine's. Kaleyra is the emulator in a process of its own; documents have 2 kB.",
    ...sections,
  ];
  await writeFile(file, `${text.join("\n\n")}\n`);
}

function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim() ?? "unknown";
  return `${cpus().length} cores (${model}), ${gigabytes} GB, Node.js ${process.version}`;
}
