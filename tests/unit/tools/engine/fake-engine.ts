import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** An empty folder; the system removes it. */
export function temporaryFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), "kaleyra-engine-"));
}

/** Writes executables that do nothing, by the names of the engine's programs. */
export function putExecutables(folder: string, names: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    writeFileSync(path.join(folder, name), "#!/bin/sh\n");
    chmodSync(path.join(folder, name), 0o755);
  }
}
