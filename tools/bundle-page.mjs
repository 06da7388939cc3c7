// Bundles the script of the page of `kaleyra-flows dev` into one file, which the compiled
// `cli/src/dev/server.ts` finds next to itself. `npm run build` runs it.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { buildSync } from "esbuild";

import { noticesOf } from "./notices.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const folder = path.join(root, "cli", "dist", "cli", "src", "dev", "page");

mkdirSync(folder, { recursive: true });
const { metafile } = buildSync({
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: "browser",
  format: "esm",
  target: "es2022",
  entryPoints: [path.join(root, "cli", "src", "dev", "page", "main.ts")],
  outfile: path.join(folder, "main.js"),
  legalComments: "eof",
  logLevel: "warning",
  metafile: true,
});
writeFileSync(path.join(folder, "THIRD-PARTY-NOTICES.txt"), noticesOf(root, metafile));
