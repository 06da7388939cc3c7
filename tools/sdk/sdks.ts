import { execFile } from "node:child_process";
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

import type { Say } from "../engine/progress";
import { adaptNodejs } from "./adapt-nodejs";
import { sdkGenerator } from "./generator";

const run = promisify(execFile);
const root = path.resolve(__dirname, "../..");

const schemaFile = path.join(root, "provider/plugin/schema.json");
export const sdkRoom = path.join(root, "sdk");

/** The folders of `sdk` that are generated, with what in them is not. */
export const sdks: Readonly<Record<string, readonly string[]>> = {
  nodejs: ["bin", "node_modules"],
  python: [],
  go: ["go.mod", "go.sum"],
  dotnet: ["bin", "obj"],
  java: [],
};

/** Writes the SDK of each language into a folder of that name. */
export async function generateSdks(folder: string, say: Say): Promise<void> {
  await run(await sdkGenerator(say), [schemaFile, folder]);
  await adaptNodejs(path.join(folder, "nodejs"));
  const license = await readFile(path.join(root, "LICENSE"));
  for (const language of Object.keys(sdks)) {
    await writeFile(path.join(folder, language, "LICENSE"), license);
  }
}

/** The files of an SDK that are generated, by their path in it, with their content. */
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
