import {
  accessSync,
  appendFileSync,
  closeSync,
  constants,
  openSync,
  readdirSync,
  statSync,
} from "node:fs";
import { dirname, resolve } from "node:path";

import { fileProblem } from "../file-problem";
import { printableJson, truncated } from "../text";
import type { Mask } from "./mask";

/** A length in characters. A longer body is cut, so that a document does not fill the log. */
const longestText = 4_000;
/** A named pipe without a reader must not block the process. Windows has no such flag. */
const nonBlocking = constants.O_NONBLOCK ?? 0;
const appendFlags = constants.O_WRONLY | constants.O_APPEND | nonBlocking;

/**
 * The file to which requests and responses are written, masked, as one JSON line each. Logging
 * never changes an operation: a file that cannot be written causes one warning and no error.
 */
export class DebugLog {
  readonly #file: string;
  readonly #warn: (message: string) => void;
  #hasWarned = false;

  constructor(file: string, warn: (message: string) => void) {
    this.#file = resolve(file);
    this.#warn = warn;
  }

  /** Warns if the file cannot be written. Creates nothing, so a preview can call it. */
  check(): void {
    this.#warnIfFailing(() => {
      if (statSync(this.#file, { throwIfNoEntry: false }) === undefined) {
        const folder = dirname(this.#file);
        readdirSync(folder);
        accessSync(folder, constants.W_OK);
      } else {
        closeSync(openSync(this.#file, appendFlags));
      }
    });
  }

  /**
   * Appends an entry as one line. Writes synchronously, so that the last line before a crash is in
   * the file. Strings are masked before they are cut or quoted, since either could make a key
   * unrecognizable to the mask.
   */
  write(entry: Readonly<Record<string, unknown>>, mask: Mask): void {
    this.#warnIfFailing(() => {
      const line = JSON.stringify(
        { at: new Date().toISOString(), ...entry },
        (_key, value: unknown) => (typeof value === "string" ? shortText(mask(value)) : value),
      );
      // Readable for the owner only, since the bodies may be confidential.
      const file = openSync(this.#file, appendFlags | constants.O_CREAT, 0o600);
      try {
        appendFileSync(file, `${printableJson(line)}\n`);
      } finally {
        closeSync(file);
      }
    });
  }

  #warnIfFailing(access: () => void): void {
    try {
      access();
    } catch (error) {
      if (this.#hasWarned) return;
      this.#hasWarned = true;
      this.#warn(
        `the debug log ${this.#file} cannot be written (${fileProblem(error)}). Entries are lost, nothing else is; ` +
          "change kaleyra:debugLogFile (KALEYRA_DEBUG_LOG_FILE), or make that a file that can be written.",
      );
    }
  }
}

function shortText(text: string): string {
  return truncated(text, longestText, `… (${text.length} characters)`);
}
