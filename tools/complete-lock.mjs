// Completes package-lock.json after `npm install`: `node tools/complete-lock.mjs`. A registry that
// mirrors only some platforms omits optional packages of the others, and `npm ci` then refuses the
// file. Their entries need no address and no checksum, since npm skips packages of other platforms.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const lockFile = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../package-lock.json");

const lock = JSON.parse(readFileSync(lockFile, "utf8"));
const missing = missingEntries(lock.packages);
const entries = [...Object.entries(lock.packages), ...missing];
// The order in which npm writes them.
lock.packages = Object.fromEntries(
  entries.sort(([one], [other]) => one.localeCompare(other, "en")),
);
writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`complete-lock: added ${missing.length} optional packages of other platforms`);

/** The entries to add, by path. */
function missingEntries(packages) {
  return Object.entries(packages).flatMap(([dependent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !hasEntry(packages, dependent, name))
      .flatMap(([name, version]) => {
        const platform = platformOf(name);
        // Only an exact version can be locked; of a range the registry would have to choose one.
        if (platform === undefined || !/^\d/.test(version)) {
          console.warn(`complete-lock: ${dependent} wants ${name} ${version}; add it by hand`);
          return [];
        }
        const { cpu, libc, os } = platform;
        const dev = entry.dev ? { dev: true } : {};
        return [[`node_modules/${name}`, { version, cpu, ...dev, ...libc, optional: true, os }]];
      }),
  );
}

/** npm puts a package below its dependent, or at the top. */
function hasEntry(packages, dependent, name) {
  return [`${dependent}/node_modules/${name}`, `node_modules/${name}`].some(
    (place) => packages[place] !== undefined,
  );
}

/** The `libc` of a package for Linux; none for a package that works with each. */
function libcOf(name) {
  if (name.includes("musl")) return { libc: ["musl"] };
  return name.includes("gnu") ? { libc: ["glibc"] } : {};
}

/** The platform of a package for one platform, from its name; `undefined` for other packages. */
function platformOf(name) {
  const os = /android|darwin|freebsd|linux|openharmony|win32|wasm32/.exec(name)?.[0];
  const cpu = /arm64|arm|x64|ia32|ppc64|riscv64|s390x|loong64/.exec(name)?.[0];
  if (os === undefined || cpu === undefined) return undefined;
  return { cpu: [cpu], libc: os === "linux" ? libcOf(name) : {}, os: [os] };
}
