// Compiles the sources: `npm run build`, or only some parts: `node tools/build.mjs provider
// emulator`. Plain Node.js, since nothing is compiled when it runs. It reports on stderr, because
// `npm pack` prints on stdout.
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
 * No part needs another part's output, so all are built at the same time. The slow ones come first.
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

/** A part that is up to date takes less time and prints nothing. */
const silentSeconds = 3;

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(
    `build: there is no ${unknown.join(", ")}; parts are ${Object.keys(parts).join(", ")}.`,
  );
  process.exit(1);
}
const waiting = Object.keys(parts).filter((name) => named.length === 0 || named.includes(name));
removeStale();
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, buildWaiting));

async function buildWaiting() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await build(name);
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
