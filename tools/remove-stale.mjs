// Takes out of the built packages what no source compiles to any more: the compiler leaves it there, and it would be
// packed and published.
import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

removeStale("dist", ".");
removeStale("emulator/dist", "emulator/src");
removeStale("cli/dist", ".");
removeStale("policy/dist", ".");

function removeStale(outputs, sources) {
  const folder = path.join(root, outputs);
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder, { recursive: true })) {
    const source = file.replace(/\.(?:d\.ts|js)$/, ".ts");
    if (source !== file && !existsSync(path.join(root, sources, source))) {
      rmSync(path.join(folder, file));
    }
  }
}
