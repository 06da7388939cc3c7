import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

import { engines } from "../../package.json";
import { repository } from "../../provider/version";
import { buildComponents } from "../engine/build";
import { type Component, fileName, type GoComponent } from "../engine/components";
import type { Say } from "../engine/progress";

const run = promisify(execFile);
const root = path.resolve(__dirname, "../..");

const schemaFile = path.join(root, "provider/plugin/schema.json");
/** The folder that has the folder of each SDK. */
export const sdkFolder = path.join(root, "sdk");

/** The generated folders of `sdk`, each with its entries that are hand-written, compiled or installed. */
export const sdks: Readonly<Record<string, readonly string[]>> = {
  nodejs: ["bin", "node_modules"],
  python: [],
  go: ["go.mod", "go.sum"],
  dotnet: ["bin", "obj"],
  java: [],
};

/** Writes the SDK of each language into a folder of that name in `folder`. */
export async function generateSdks(folder: string, say: Say): Promise<void> {
  for (const generator of await sdkGenerators(say)) await run(generator, [schemaFile, folder]);
  await adaptNodejs(path.join(folder, "nodejs"));
  const license = await readFile(path.join(root, "LICENSE"));
  for (const language of Object.keys(sdks)) {
    await writeFile(path.join(folder, language, "LICENSE"), license);
  }
}

/**
 * The generated files of an SDK by path, with their content.
 *
 * @param notGenerated The entries of the folder to leave out.
 */
export async function filesOf(
  folder: string,
  notGenerated: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const file = path.join(folder, name);
    const [entry] = name.split(path.sep);
    if (notGenerated.some((excluded) => excluded === entry)) continue;
    if ((await stat(file)).isFile()) files.set(name, await readFile(file));
  }
  return files;
}

/** The folder with the Go modules of the generators. */
const modules = path.join(__dirname, "go");

/** Pulumi's generators, in two programs: that of Java needs older modules than the others. */
const generators = ["languages", "java"].map((name): GoComponent => ({
  kind: "go",
  name: `gensdk-${name}`,
  moduleFolder: path.join(modules, name),
  goPackage: ".",
  linkerFlags: ["-s", "-w"],
}));

/** Builds the programs that write the SDKs, unless they exist for this content of the folder `go`. */
async function sdkGenerators(say: Say): Promise<readonly string[]> {
  const cache = path.join(root, ".cache/sdk-generator", await fingerprint());
  const programOf = (generator: Component) => path.join(cache, "bin", fileName(generator));
  const missing = generators.filter((generator) => !existsSync(programOf(generator)));
  await buildComponents(missing, cache, say);
  return generators.map(programOf);
}

/** Identifies the content of the folder `go`. */
async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const [name, content] of await filesOf(modules, [])) hash.update(name).update(content);
  return hash.digest("hex").slice(0, 16);
}

/**
 * Adapts the generated SDK for Node.js. Pulumi publishes the folder `bin` with a copy of the
 * package.json. Here the SDK is a workspace like the others: its package.json stays above the compiled
 * files and refers to them, and so does `utilities.ts`, which reads the version from it.
 */
async function adaptNodejs(folder: string): Promise<void> {
  await rewrite(path.join(folder, "package.json"), (text) => {
    const { scripts, ...generated } = JSON.parse(text) as { readonly scripts: object };
    const entry = { main: "bin/index.js", types: "bin/index.d.ts" };
    const files = ["bin", "!bin/**/*.map", "!bin/*.tsbuildinfo"];
    const adapted = {
      ...generated,
      ...addresses("sdk/nodejs"),
      engines,
      type: "commonjs",
      ...entry,
      files,
      scripts, // Again, to be the last.
    };
    return `${JSON.stringify(adapted, undefined, 2)}\n`;
  });
  await rewrite(path.join(folder, "utilities.ts"), (text) =>
    text.replace("require('./package.json')", "require('../package.json')"),
  );
}

/**
 * The addresses of a package. npm refuses a release with provenance unless `repository` is, in this
 * form, the repository that published it.
 */
function addresses(directory: string) {
  return {
    homepage: `${repository}/tree/main/${directory}#readme`,
    bugs: { url: `${repository}/issues` },
    repository: { type: "git", url: `git+${repository}.git`, directory },
  };
}

/** @throws {Error} If nothing changes: the generator writes something else than before. */
async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(file, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${file} is no longer what the generator used to write.`);
  await writeFile(file, after);
}
