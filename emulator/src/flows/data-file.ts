import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { getSystemErrorMap } from "node:util";

import { isObject, parseJson } from "../json";
import type { FlowStore, StoredState } from "./flow-store";

/** The data file cannot be written, and the flows are as before the change. */
export class DataFileError extends Error {
  override readonly name = "DataFileError";
}

/** Keeps a store on disk, so that its flows survive a restart. */
export class DataFile {
  readonly #path: string;
  /** What was read or written last. */
  #kept = JSON.stringify({ flows: [], encryptionKeys: [] } satisfies StoredState);

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws {Error} If the file was not written by an emulator, or cannot be read or created. */
  loadInto(store: FlowStore): void {
    if (!existsSync(dirname(this.#path))) {
      throw new Error(`could not keep flows in ${this.#path}: its folder does not exist.`);
    }
    if (!existsSync(this.#path)) return;
    const text = this.#read();
    const parsed = parseJson(text)?.value;
    if (!isStoredState(parsed)) {
      throw new Error(`${this.#path} is not a data file of the Kaleyra emulator.`);
    }
    store.restore(parsed);
    this.#kept = text;
  }

  #read(): string {
    try {
      return readFileSync(this.#path, "utf8");
    } catch (error) {
      throw new Error(`could not read ${this.#path}: ${wordsOf(error)}.`, { cause: error });
    }
  }

  /**
   * Writes a second file and renames it, so that a crash leaves the old one whole.
   *
   * @throws {DataFileError} If it cannot be written. The store is then as it was saved last.
   */
  save(store: FlowStore): void {
    const text = `${JSON.stringify(store, null, 2)}\n`;
    try {
      const draft = `${this.#path}.tmp`;
      writeFileSync(draft, text, { mode: 0o600 });
      renameSync(draft, this.#path);
    } catch (error) {
      store.restore(JSON.parse(this.#kept) as StoredState);
      const file = basename(this.#path);
      throw new DataFileError(`could not write the data file ${file}: ${wordsOf(error)}.`, {
        cause: error,
      });
    }
    this.#kept = text;
  }
}

/** The words of the operating system, without the path. */
function wordsOf(error: unknown): string {
  const { errno = 0, message } = error as NodeJS.ErrnoException;
  const [, words = message] = getSystemErrorMap().get(errno) ?? [];
  return words;
}

/** Checks the outline only. */
function isStoredState(value: unknown): value is StoredState {
  return isObject(value) && Array.isArray(value["flows"]) && Array.isArray(value["encryptionKeys"]);
}
