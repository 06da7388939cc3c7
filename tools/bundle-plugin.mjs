// Bundles the plugin and its dependencies into one executable file, which the engine finds by its
// name on the PATH. Plain Node.js, since `npm run build` runs before anything is compiled.
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { buildSync } from "esbuild";

import { noticesOf } from "./notices.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const executable = path.join(root, "dist", "plugin", "pulumi-resource-kaleyra");

mkdirSync(path.dirname(executable), { recursive: true });
/** The options of esbuild for both files. */
const options = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  // jsonc-parser's CommonJS version loads its parts by computed names, which no bundler resolves.
  mainFields: ["module", "main"],
  // node-fetch needs it only on a Node.js without URL; its tables would be a tenth of the file.
  alias: { "whatwg-url": "node:url" },
  target: "node20", // The oldest in the `engines` of package.json.
  // The licenses stay in the file, which may be moved without THIRD-PARTY-NOTICES.txt.
  legalComments: "eof",
  logLevel: "warning",
  metafile: true,
};
const plugin = buildSync({
  ...options,
  entryPoints: [path.join(root, "provider", "plugin", "main.ts")],
  outfile: executable,
  banner: { js: "#!/usr/bin/env node" },
});
// The file of the thread that checks large documents. Without it the plugin checks them itself
// (provider/flow-json/check-document-async.ts).
const thread = buildSync({
  ...options,
  entryPoints: [path.join(root, "provider", "flow-json", "checker-thread.ts")],
  outfile: path.join(path.dirname(executable), "checker-thread.js"),
});
writeFileSync(
  path.join(path.dirname(executable), "THIRD-PARTY-NOTICES.txt"),
  noticesOf(root, plugin.metafile, thread.metafile),
);
chmodSync(executable, 0o755);
// Windows does not run a file by its first line.
writeFileSync(`${executable}.cmd`, '@node "%~dp0pulumi-resource-kaleyra" %*\r\n');
