import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** The folders of what is compiled, and what it is compiled from. */
const compiled = {
  dist: ".",
  "emulator/dist": "emulator/src",
  "cli/dist": ".",
  "policy/dist": ".",
};

/**
 * Removes what no source compiles to any more from the built packages: the compiler leaves it there, and it would be
 * packed and published.
 */
export function removeStale() {
  for (const [outputs, sources] of Object.entries(compiled)) {
    const folder = path.join(root, outputs);
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder, { recursive: true })) {
      // The plugin is bundled: its files have no sources of their names.
      if (outputs === "dist" && file.startsWith("plugin")) continue;
      const source = file.replace(/\.(?:d\.ts|js)$/, ".ts");
      if (source !== file && !existsSync(path.join(root, sources, source))) {
        rmSync(path.join(folder, file));
      }
    }
  }
}
