// The licenses of the packages whose code is in bundles, as the text of THIRD-PARTY-NOTICES.txt, which
// is shipped with them. tools/bundle-plugin.mjs and tools/bundle-page.mjs write that file.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * The text: for each package its license files, or, if it has none, the license that its package.json
 * names.
 *
 * @param root The folder that the metafile's paths are relative to.
 * @param metafiles esbuild's descriptions of the bundles, one for each.
 * @throws {Error} If a package names no license at all.
 */
export function noticesOf(root, ...metafiles) {
  const folders = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) => Object.entries(inputs))
    // esbuild also lists files that add nothing to the bundle.
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => packageOf(file))
    .filter((folder) => folder !== undefined);
  const notices = [...new Set(folders)].map((folder) => noticeOf(path.join(root, folder)));
  // A package that is installed twice in the same version has the same notice.
  return [...new Set(notices)].sort().join(`\n${"-".repeat(80)}\n\n`);
}

/** The folder of the package that a file is in, e.g. `node_modules/@grpc/grpc-js`; `undefined` for our own files. */
function packageOf(file) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(
    readFileSync(path.join(folder, "package.json"), "utf8"),
  );
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file))
    .map((file) => readFileSync(path.join(folder, file), "utf8").trim());
  if (texts.length > 0) return [`${name} ${version}`, ...texts, ""].join("\n\n");
  if (license === undefined) throw new Error(`${name} names no license.`);
  // npm allows an object or a string.
  const by = author?.name ?? author;
  return `${name} ${version}\n\nBy ${by}, under https://spdx.org/licenses/${license}.html\n`;
}
