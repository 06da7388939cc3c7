import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export function temporaryFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), "kaleyra-engine-"));
}

/** Puts files that can be run, and do nothing, into a folder. */
export function putExecutables(folder: string, names: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    writeFileSync(path.join(folder, name), "#!/bin/sh\n");
    chmodSync(path.join(folder, name), 0o755);
  }
}
