// Bundles the plugin with all that it needs into one executable file, which the engine finds by its name on the PATH.
// Plain Node, since `npm run build` runs before there is anything compiled.
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { buildSync } from "esbuild";

import { noticesOf } from "./notices.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const executable = path.join(root, "dist", "plugin", "pulumi-resource-kaleyra");

mkdirSync(path.dirname(executable), { recursive: true });
const bundled = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  // jsonc-parser's CommonJS form loads its parts by a name that no bundler sees.
  mainFields: ["module", "main"],
  target: "node20",
  // The file may be moved elsewhere alone.
  legalComments: "eof",
  logLevel: "warning",
};
const { metafile } = buildSync({
  ...bundled,
  entryPoints: [path.join(root, "provider", "plugin", "main.ts")],
  outfile: executable,
  banner: { js: "#!/usr/bin/env node" },
  metafile: true,
});
// What a thread runs is a file of its own, looked for beside the plugin; alone, the plugin does without.
buildSync({
  ...bundled,
  entryPoints: [path.join(root, "provider", "flow-json", "checker-thread.ts")],
  outfile: path.join(path.dirname(executable), "checker-thread.js"),
});
writeFileSync(
  path.join(path.dirname(executable), "THIRD-PARTY-NOTICES.txt"),
  noticesOf(root, metafile),
);
chmodSync(executable, 0o755);
writeFileSync(`${executable}.cmd`, '@node "%~dp0pulumi-resource-kaleyra" %*\r\n');
