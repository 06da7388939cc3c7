import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/**
 * The folders of compiled files, one for each part of tools/build.mjs that the compiler builds, each with its
 * `rootDir`. CLI and policies compile files of `provider` too, so theirs is the root folder.
 */
const compiled = {
  dist: ".",
  "emulator/dist": "emulator/src",
  "cli/dist": ".",
  "policy/dist": ".",
  "sdk/nodejs/bin": "sdk/nodejs",
};

/**
 * Removes compiled files whose source was deleted. The compiler keeps them, and they would be
 * published. tools/build.mjs calls it before it compiles.
 */
export function removeStale() {
  for (const [outputs, sources] of Object.entries(compiled)) {
    const folder = path.join(root, outputs);
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder, { recursive: true })) {
      // tools/bundle-plugin.mjs writes dist/plugin: its files have no sources of the same name.
      if (outputs === "dist" && file.startsWith("plugin")) continue;
      const source = file.replace(/\.(?:d\.ts|js)$/, ".ts");
      const isCompiled = source !== file;
      if (isCompiled && !existsSync(path.join(root, sources, source))) {
        rmSync(path.join(folder, file));
      }
    }
  }
}
