import { buildComponents } from "./build";
import { components } from "./components";
import { downloadEngine } from "./download";
import { engineFolder } from "./environment";
import { findEngine, installRoot, missingComponents } from "./search";

/**
 * `npm run --silent engine`: ensures that there is a Pulumi engine, and prints its folder for the
 * PATH. It uses the engine on the PATH or an installed one, else downloads one, else builds one.
 */
async function main(): Promise<void> {
  // Only the folder goes to stdout, since a shell adds it to its PATH.
  const say = (line: string) => console.error(line);

  if (findEngine() === undefined) {
    // An interrupted build is continued, not replaced by a download.
    const hasNoComponent = missingComponents().length === components.length;
    if (hasNoComponent) await downloadEngine(say);
  }
  if (findEngine() === undefined) {
    say("Building the Pulumi engine from Go modules: once, for about three minutes.");
    say("It runs Node.js programs only: no Python, no policy packs.");
    await buildComponents(missingComponents(), installRoot(), say);
  }
  console.log(engineFolder());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
