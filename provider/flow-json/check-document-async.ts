import { existsSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as yieldToOthers } from "node:timers/promises";
import { Worker } from "node:worker_threads";

import { withinDepth } from "./document";
import type { DocumentCheck, DocumentFindings } from "./document-findings";

/**
 * The most characters that are checked in this thread, in some 30 ms. A longer check would block
 * the process's other requests.
 */
const mostCharactersHere = 50_000;

/**
 * `checker-thread.ts`, compiled: next to this file's compiled source, and next to the bundled plugin
 * (`tools/bundle-plugin.mjs`). Sources that run uncompiled have none, and check in this thread.
 */
const threadFile = join(__dirname, "checker-thread.js");

type CheckOfText = Omit<DocumentCheck, "flowJson">;

/** A message to `checker-thread.ts`. */
export interface ThreadRequest {
  /** The number that the response repeats. */
  readonly number: number;
  readonly text: string;
  /**
   * Whether the text is the JSON of an object. The thread then parses it, since an object is
   * formatted for the upload.
   */
  readonly isObject: boolean;
  readonly check: CheckOfText;
}

/** The response of `checker-thread.ts`. */
export interface ThreadResponse {
  readonly number: number;
  readonly findings: DocumentFindings;
}

/**
 * Checks a document like `documentFindings`, a large document in another thread.
 *
 * @throws {Error} If that thread fails; the next large document gets a new one.
 */
export async function checkDocumentAsync(check: DocumentCheck): Promise<DocumentFindings> {
  const { flowJson: given, ...checkOfText } = check;
  const flowJson = withinDepth(given); // JSON.stringify would overflow the stack.
  const isObject = typeof flowJson !== "string";
  const text = isObject ? JSON.stringify(flowJson) : flowJson;
  if (text.length > mostCharactersHere && existsSync(threadFile)) {
    // The caller's search for unknown values and JSON.stringify took long enough already.
    await yieldToOthers();
    thread ??= new CheckerThread(threadFile);
    return thread.check({ text, isObject, check: checkOfText });
  }
  // A process that has only large documents never loads the rules into this thread.
  const { documentFindings } = await import("./document-findings");
  return documentFindings(check);
}

let thread: CheckerThread | undefined;

/** Settles the promise of a check that the thread has not answered yet. */
interface PendingCheck {
  readonly resolve: (findings: DocumentFindings) => void;
  readonly reject: (error: Error) => void;
}

/** One thread for all documents. It does not keep the process alive while it is idle. */
class CheckerThread {
  readonly #worker: Worker;
  readonly #pending = new Map<number, PendingCheck>();
  #lastNumber = 0;

  constructor(file: string) {
    this.#worker = new Worker(file);
    this.#worker.on("message", ({ number, findings }: ThreadResponse) => {
      this.#pending.get(number)?.resolve(findings);
      this.#pending.delete(number);
      if (this.#pending.size === 0) this.#worker.unref();
    });
    this.#worker.on("error", (error: Error) => {
      thread = undefined;
      for (const { reject } of this.#pending.values()) reject(error);
    });
  }

  check(request: Omit<ThreadRequest, "number">): Promise<DocumentFindings> {
    this.#lastNumber += 1;
    const number = this.#lastNumber;
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#pending.set(number, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, and no window
      this.#worker.postMessage({ ...request, number } satisfies ThreadRequest);
    });
  }
}
