import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Pulumi publishes the folder `bin`, into which it copies the package.json. Here the SDK is a workspace
 * like the others: its package.json stays above the compiled files, and says where they are.
 */
export async function adaptNodejs(folder: string): Promise<void> {
  await rewrite(path.join(folder, "package.json"), (text) => {
    const { scripts, ...rest } = JSON.parse(text) as { readonly scripts: object };
    const entry = { main: "bin/index.js", types: "bin/index.d.ts" };
    const files = ["bin", "!bin/**/*.map", "!bin/*.tsbuildinfo"];
    return `${JSON.stringify({ ...rest, type: "commonjs", ...entry, files, scripts }, undefined, 2)}\n`;
  });
  await rewrite(path.join(folder, "utilities.ts"), (text) =>
    text.replace("require('./package.json')", "require('../package.json')"),
  );
}

async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(file, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${file} is no longer what the generator used to write.`);
  await writeFile(file, after);
}
