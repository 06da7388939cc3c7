import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { getSystemErrorMap } from "node:util";

import { isObject, parseJson } from "../json";
import type { FlowStore, StoredState } from "./flow-store";

/** Keeps a store on disk, so that its flows survive a restart. */
export class DataFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws {Error} If the file was not written by an emulator, or cannot be read or created. */
  loadInto(store: FlowStore): void {
    if (!existsSync(dirname(this.#path))) {
      throw new Error(`could not keep flows in ${this.#path}: its folder does not exist.`);
    }
    if (!existsSync(this.#path)) return;
    const parsed = parseJson(this.#read())?.value;
    if (!isStoredState(parsed)) {
      throw new Error(`${this.#path} is not a data file of the Kaleyra emulator.`);
    }
    store.restore(parsed);
  }

  #read(): string {
    try {
      return readFileSync(this.#path, "utf8");
    } catch (error) {
      const { errno = 0, message } = error as NodeJS.ErrnoException;
      const [, words = message] = getSystemErrorMap().get(errno) ?? [];
      throw new Error(`could not read ${this.#path}: ${words}.`, { cause: error });
    }
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
