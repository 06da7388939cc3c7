import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** The folders of compiled files, each with the folder of its sources. */
const compiled = {
  dist: ".",
  "emulator/dist": "emulator/src",
  "cli/dist": ".",
  "policy/dist": ".",
};

/**
 * Removes compiled files without a source from the built packages. The compiler keeps them, and
 * they would be published.
 */
export function removeStale() {
  for (const [outputs, sources] of Object.entries(compiled)) {
    const folder = path.join(root, outputs);
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder, { recursive: true })) {
      // The plugin is bundled, so its files have no sources of the same name.
      if (outputs === "dist" && file.startsWith("plugin")) continue;
      const source = file.replace(/\.(?:d\.ts|js)$/, ".ts");
      if (source !== file && !existsSync(path.join(root, sources, source))) {
        rmSync(path.join(folder, file));
      }
    }
  }
}
