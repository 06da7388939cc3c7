import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { buildComponents } from "../engine/build";
import { type Component, fileName } from "../engine/components";
import type { Say } from "../engine/progress";

const moduleFolder = path.join(__dirname, "go");

const generator: Component = {
  kind: "go",
  name: "gensdk",
  moduleFolder,
  goPackage: ".",
  linkerFlags: ["-s", "-w"],
};

/** The program that writes the SDKs: Pulumi's own generators, built once for each version of `go`. */
export async function sdkGenerator(say: Say): Promise<string> {
  const root = path.resolve(__dirname, "../../.cache/sdk-generator", fingerprint());
  const program = path.join(root, "bin", fileName(generator));
  if (!existsSync(program)) await buildComponents([generator], root, say);
  return program;
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(moduleFolder).sort()) {
    hash.update(file).update(readFileSync(path.join(moduleFolder, file)));
  }
  return hash.digest("hex").slice(0, 16);
}
