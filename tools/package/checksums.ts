import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** Writes SHA256SUMS beside the files of a folder, as `sha256sum --check` reads it. */
export async function writeChecksums(folder: string): Promise<void> {
  const files = (await readdir(folder)).sort();
  const lines = files.map(async (file) => {
    const contents = await readFile(path.join(folder, file));
    return `${createHash("sha256").update(contents).digest("hex")}  ${file}\n`;
  });
  await writeFile(path.join(folder, "SHA256SUMS"), (await Promise.all(lines)).join(""));
}
