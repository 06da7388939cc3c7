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
export const sdkFolder = path.join(root, "sdk");

/** The generated folders of `sdk`, each with its hand-written entries. */
export const sdks: Readonly<Record<string, readonly string[]>> = {
  nodejs: ["bin", "node_modules"],
  python: [],
  go: ["go.mod", "go.sum"],
  dotnet: ["bin", "obj"],
  java: [],
};

/** Writes the SDK of each language into a folder of that name. */
export async function generateSdks(folder: string, say: Say): Promise<void> {
  for (const generator of await sdkGenerators(say)) await run(generator, [schemaFile, folder]);
  await adaptNodejs(path.join(folder, "nodejs"));
  const license = await readFile(path.join(root, "LICENSE"));
  for (const language of Object.keys(sdks)) {
    await writeFile(path.join(folder, language, "LICENSE"), license);
  }
}

/** The generated files of an SDK by path, with their content. */
export async function filesOf(
  folder: string,
  own: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const file = path.join(folder, name);
    const isOwn = own.includes(name.split(path.sep)[0] ?? "");
    if (!isOwn && (await stat(file)).isFile()) files.set(name, await readFile(file));
  }
  return files;
}

const modules = path.join(__dirname, "go");

/** Pulumi's own generators, two programs since that of Java needs older modules than the others. */
const generators = ["languages", "java"].map((name): GoComponent => ({
  kind: "go",
  name: `gensdk-${name}`,
  moduleFolder: path.join(modules, name),
  goPackage: ".",
  linkerFlags: ["-s", "-w"],
}));

/** The programs that write the SDKs, rebuilt when the folder `go` changes. */
async function sdkGenerators(say: Say): Promise<readonly string[]> {
  const cache = path.join(root, ".cache/sdk-generator", await fingerprint());
  const programOf = (generator: Component) => path.join(cache, "bin", fileName(generator));
  const missing = generators.filter((generator) => !existsSync(programOf(generator)));
  await buildComponents(missing, cache, say);
  return generators.map(programOf);
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const [name, content] of await filesOf(modules, [])) hash.update(name).update(content);
  return hash.digest("hex").slice(0, 16);
}

/**
 * Pulumi publishes the folder `bin` with a copy of the package.json. Here the SDK is a workspace
 * like the others: its package.json stays above the compiled files and refers to them.
 */
async function adaptNodejs(folder: string): Promise<void> {
  await rewrite(path.join(folder, "package.json"), (text) => {
    const { scripts, ...rest } = JSON.parse(text) as { readonly scripts: object };
    const entry = { main: "bin/index.js", types: "bin/index.d.ts" };
    const files = ["bin", "!bin/**/*.map", "!bin/*.tsbuildinfo"];
    const own = { ...addresses("sdk/nodejs"), engines, type: "commonjs", ...entry, files, scripts };
    return `${JSON.stringify({ ...rest, ...own }, undefined, 2)}\n`;
  });
  await rewrite(path.join(folder, "utilities.ts"), (text) =>
    text.replace("require('./package.json')", "require('../package.json')"),
  );
}

/** Where a package comes from, in the form that npm compares with the origin of a release that it attests. */
function addresses(directory: string) {
  return {
    homepage: `${repository}/tree/main/${directory}#readme`,
    bugs: { url: `${repository}/issues` },
    repository: { type: "git", url: `git+${repository}.git`, directory },
  };
}

async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(file, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${file} is no longer what the generator used to write.`);
  await writeFile(file, after);
}
