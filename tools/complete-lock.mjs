// Completes package-lock.json after `npm install`. A registry that mirrors only some platforms
// omits optional packages of the others, and `npm ci` then refuses the file. Their entries need no
// address and no checksum, since npm skips packages of other platforms.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const lockFile = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../package-lock.json");

const lock = JSON.parse(readFileSync(lockFile, "utf8"));
const missing = missingIn(lock.packages);
const places = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) });
lock.packages = Object.fromEntries(places.sort(([one], [other]) => one.localeCompare(other, "en")));
writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`complete-lock: added ${missing.length} optional packages of other platforms`);

function missingIn(packages) {
  return Object.entries(packages).flatMap(([dependent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isPlaced(packages, dependent, name))
      .flatMap(([name, version]) => {
        const platform = platformOf(name);
        if (platform !== undefined && /^\d/.test(version)) {
          const { cpu, libc, os } = platform;
          const dev = entry.dev ? { dev: true } : {};
          return [[`node_modules/${name}`, { version, cpu, ...dev, ...libc, optional: true, os }]];
        }
        console.warn(`complete-lock: ${dependent} wants ${name} ${version}; see to it by hand`);
        return [];
      }),
  );
}

/** npm puts a package below its dependent, or at the top. */
function isPlaced(packages, dependent, name) {
  return [`${dependent}/node_modules/${name}`, `node_modules/${name}`].some(
    (place) => packages[place] !== undefined,
  );
}

/** Packages for one platform have the platform in their name. */
function platformOf(name) {
  const os = /android|darwin|freebsd|linux|openharmony|win32|wasm32/.exec(name)?.[0];
  const cpu = /arm64|arm|x64|ia32|ppc64|riscv64|s390x|loong64/.exec(name)?.[0];
  if (os === undefined || cpu === undefined) return undefined;
  const libc = /musl|gnu/.exec(os === "linux" ? name : "")?.[0];
  return {
    cpu: [cpu],
    libc: libc === undefined ? {} : { libc: [libc === "gnu" ? "glibc" : "musl"] },
    os: [os],
  };
}
