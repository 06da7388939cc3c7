// Compiles the sources: `npm run build`, or only some parts: `node tools/build.mjs provider
// emulator`. Plain Node.js, since nothing is compiled when it runs. It reports on stderr, because
// callers parse what `npm pack`, which runs it, prints on stdout.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { removeStale } from "./remove-stale.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const tsc = createRequire(import.meta.url).resolve("typescript/lib/tsc.js");

/**
 * The arguments of `node` for each part. No part needs another part's output, so all are built at the
 * same time. The slow ones come first.
 */
const parts = {
  provider: [tsc, "--build", "tsconfig.build.json"],
  cli: [tsc, "--build", "cli/tsconfig.json"],
  emulator: [tsc, "--build", "emulator/tsconfig.json"],
  policy: [tsc, "--build", "policy/tsconfig.json"],
  "sdk/nodejs": [tsc, "--build", "sdk/nodejs/tsconfig.json"],
  plugin: ["tools/bundle-plugin.mjs"],
  page: ["tools/bundle-page.mjs"],
  schemas: ["--import", "tsx", "tools/flow-json/main.ts", "schemas"],
};

/** A part that is up to date takes less time. It prints nothing. */
const silentSeconds = 3;

const partNames = process.argv.slice(2);
const unknownNames = partNames.filter((name) => !(name in parts));
if (unknownNames.length > 0) {
  const names = Object.keys(parts).join(", ");
  console.error(`build: there is no ${unknownNames.join(", ")}; parts are ${names}.`);
  process.exit(1);
}
const queue = Object.keys(parts).filter(
  (name) => partNames.length === 0 || partNames.includes(name),
);
removeStale();
const workers = Math.max(2, availableParallelism());
await Promise.all(Array.from({ length: workers }, buildFromQueue));

async function buildFromQueue() {
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) await build(name);
}

async function build(name) {
  const started = Date.now();
  const child = spawn(process.execPath, parts[name], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = [];
  child.stdout.on("data", (chunk) => output.push(chunk));
  child.stderr.on("data", (chunk) => output.push(chunk));
  const [code] = await once(child, "close");
  const seconds = Math.round((Date.now() - started) / 1000);
  if (code !== 0) {
    console.error(`build: ${name} failed after ${seconds} s:\n${Buffer.concat(output)}`);
    process.exitCode = 1;
  } else if (seconds > silentSeconds) {
    console.error(`build: ${name}, done after ${seconds} s`);
  }
}
