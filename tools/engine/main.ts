import path from "node:path";

import { buildEngine } from "./build";
import { components } from "./components";
import { downloadEngine } from "./download";
import { engineFolders } from "./environment";
import { findEngine, missingComponents } from "./search";

/** `npm run --silent engine`: makes sure of a Pulumi engine and prints the folders that the PATH needs for it. */
async function main(): Promise<void> {
  // The folders alone go to stdout, since a shell takes them into its PATH.
  const say = (line: string) => console.error(line);

  if (findEngine() === undefined) {
    const nothingThereYet = missingComponents().length === components.length;
    if (nothingThereYet) await downloadEngine(say);
  }
  if (findEngine() === undefined) await buildEngine(say);
  console.log(engineFolders().join(path.delimiter));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
