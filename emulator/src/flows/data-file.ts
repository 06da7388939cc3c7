import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { getSystemErrorMap } from "node:util";

import { isObject, parseJson } from "../json";
import type { FlowStore, StoredState } from "./flow-store";

/** The data file cannot be written, and the flows are as before the change. */
export class DataFileError extends Error {
  override readonly name = "DataFileError";
}

/** Stores flows and encryption keys on disk, so that they survive a restart. */
export class DataFile {
  readonly #path: string;
  /** The text that was read or written last, to restore the store from it; at first that of an empty store. */
  #savedText = JSON.stringify({ flows: [], encryptionKeys: [] } satisfies StoredState);

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Fills a store from the file, if there is one.
   *
   * @throws {Error} If the file was not written by an emulator or cannot be read, or its folder does not exist.
   */
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
    this.#savedText = text;
  }

  #read(): string {
    try {
      return readFileSync(this.#path, "utf8");
    } catch (error) {
      throw new Error(`could not read ${this.#path}: ${wordsOf(error)}.`, { cause: error });
    }
  }

  /**
   * Writes a second file and renames it, so that a crash leaves the old file whole.
   *
   * @throws {DataFileError} If it cannot be written. The store is then as it was saved last.
   */
  save(store: FlowStore): void {
    const text = `${JSON.stringify(store, null, 2)}\n`;
    try {
      const temporaryPath = `${this.#path}.tmp`;
      writeFileSync(temporaryPath, text, { mode: 0o600 }); // Only for this user.
      renameSync(temporaryPath, this.#path);
    } catch (error) {
      store.restore(JSON.parse(this.#savedText) as StoredState);
      const file = basename(this.#path);
      throw new DataFileError(`could not write the data file ${file}: ${wordsOf(error)}.`, {
        cause: error,
      });
    }
    this.#savedText = text;
  }
}

/** The operating system's words for an error, without the path, which clients must not see. */
function wordsOf(error: unknown): string {
  const { errno = 0, message } = error as NodeJS.ErrnoException;
  // An error that is not the operating system's has only a message.
  const [, words = message] = getSystemErrorMap().get(errno) ?? [];
  return words;
}

/** Whether a value has the members of a data file. Flows and keys themselves are not checked. */
function isStoredState(value: unknown): value is StoredState {
  return isObject(value) && Array.isArray(value["flows"]) && Array.isArray(value["encryptionKeys"]);
}
