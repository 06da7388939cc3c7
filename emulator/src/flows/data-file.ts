import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

import { isObject, parseJson } from "../json";
import type { FlowStore, StoredState } from "./flow-store";

/** Keeps a store on disk, so that its flows survive a restart. */
export class DataFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws {Error} If the file is there, but was not written by an emulator. */
  loadInto(store: FlowStore): void {
    if (!existsSync(this.#path)) return;
    const parsed = parseJson(readFileSync(this.#path, "utf8"))?.value;
    if (!isStoredState(parsed)) {
      throw new Error(`${this.#path} is not a data file of the Kaleyra emulator.`);
    }
    store.restore(parsed);
  }

  /** Writes a second file and renames it, so that a crash leaves the old one whole. */
  save(store: FlowStore): void {
    const draft = `${this.#path}.tmp`;
    writeFileSync(draft, `${JSON.stringify(store, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, this.#path);
  }
}

/** Checks the outline only. */
function isStoredState(value: unknown): value is StoredState {
  return isObject(value) && Array.isArray(value["flows"]) && Array.isArray(value["encryptionKeys"]);
}
