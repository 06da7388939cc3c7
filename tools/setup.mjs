// Prepares a fresh checkout for the tests and the demo: npm packages, compiled sources, a Pulumi
// engine. Plain Node.js without dependencies, since it runs before they are installed.
// `--no-engine` skips the engine; `--build=provider,emulator` compiles only these parts (see
// build.mjs).
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const lockFile = path.join(root, ".cache", "setup.lock");
/** An older lock is stale, even if its process id is in use again. */
const longestSetupMs = 20 * 60_000;

const { values: options } = parseArgs({
  options: { "no-engine": { type: "boolean" }, build: { type: "string", default: "" } },
});

await takeLock();
try {
  installPackages();
  build();
  if (!options["no-engine"]) ensureEngine();
} catch (error) {
  console.error(`setup: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(lockFile, { force: true });
}

function installPackages() {
  if (hasLockedPackages()) return;
  console.log("setup: installing the npm packages…");
  const onWindows = process.platform === "win32";
  const { status } = spawnSync(
    onWindows ? "npm.cmd" : "npm",
    ["ci", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: root, stdio: ["ignore", "inherit", "inherit"], shell: onWindows },
  );
  if (status !== 0) throw new Error("`npm ci` failed, see above. Does the npm registry answer?");
}

/** Compares npm's record of its last installation with the repository's lock file. */
function hasLockedPackages() {
  const record = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = packagesOf(record);
  return (
    Object.entries(packagesOf(path.join(root, "package-lock.json")))
      // The other entries are the folders of this repository.
      .filter(([place]) => place.includes("node_modules/"))
      .every(([place, wanted]) => {
        const found = installed[place];
        // npm omits optional packages of other platforms.
        if (found === undefined) return wanted.optional === true;
        return found.version === wanted.version && found.integrity === wanted.integrity;
      })
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/** tools/build.mjs is fast if everything is compiled, so it always runs. */
function build() {
  if (!existsSync(path.join(root, "dist"))) {
    console.log("setup: compiling the sources (up to a minute, once)…");
  }
  const parts = options.build.split(",").filter((part) => part !== "");
  const script = path.join("tools", "build.mjs");
  const stdio = ["ignore", "ignore", "inherit"];
  const { status } = spawnSync(process.execPath, [script, ...parts], { cwd: root, stdio });
  if (status !== 0) throw new Error("the sources do not compile, see above.");
}

function ensureEngine() {
  // It reports on stderr. On stdout it prints the folders for a PATH, which nothing needs here.
  const { status } = spawnSync(
    process.execPath,
    ["--import", "tsx", path.join("tools", "engine", "main.ts")],
    { cwd: root, stdio: ["ignore", "ignore", "inherit"] },
  );
  if (status !== 0) throw new Error("there is no Pulumi engine, see above.");
}

/** Two concurrent setups would break each other's node_modules and dist. */
async function takeLock() {
  mkdirSync(path.dirname(lockFile), { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    try {
      // Fails if the file exists.
      writeFileSync(lockFile, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (isLockStale()) {
      rmSync(lockFile, { force: true });
    } else {
      // Once, after three seconds.
      if (attempt === 10) console.log("setup: waiting for another setup in this folder…");
      await pause(300);
    }
  }
}

function isLockStale() {
  try {
    if (Date.now() - statSync(lockFile).mtimeMs > longestSetupMs) return true;
    // Signal 0 only checks that the process exists.
    process.kill(Number(readFileSync(lockFile, "utf8")), 0);
    return false;
  } catch (error) {
    // ESRCH: the process has ended. ENOENT: the lock has just been removed.
    return error.code === "ESRCH";
  }
}
