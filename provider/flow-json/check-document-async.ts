import { existsSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as yieldToOthers } from "node:timers/promises";
import { Worker } from "node:worker_threads";

import { withinDepth } from "./document";
import type { DocumentCheck, DocumentFindings } from "./document-findings";

/** Checking this many takes some 30 ms. A longer check would block the process's other requests. */
const mostCharactersHere = 50_000;

/**
 * The thread's file is next to the compiled sources and next to the bundled plugin. Sources that
 * run uncompiled have none.
 */
const threadFile = join(__dirname, "checker-thread.js");

type CheckOfText = Omit<DocumentCheck, "flowJson">;

export interface ThreadQuestion {
  readonly number: number;
  readonly text: string;
  /** Whether the text comes from an object, which is uploaded in its own format. */
  readonly isObject: boolean;
  readonly check: CheckOfText;
}

export interface ThreadResult {
  readonly number: number;
  readonly findings: DocumentFindings;
}

/**
 * Checks a document like `documentFindings`, a large document in another thread.
 *
 * @throws {Error} If that thread fails; the next large document gets a new one.
 */
export async function checkDocumentAsync(check: DocumentCheck): Promise<DocumentFindings> {
  const { flowJson: given, ...rest } = check;
  const flowJson = withinDepth(given);
  const isObject = typeof flowJson !== "string";
  const text = isObject ? JSON.stringify(flowJson) : flowJson;
  if (text.length > mostCharactersHere && existsSync(threadFile)) {
    await yieldToOthers(); // Searching for unknown values and writing the text take as long as the check.
    thread ??= new CheckerThread(threadFile);
    return thread.ask({ text, isObject, check: rest });
  }
  const { documentFindings } = await import("./document-findings");
  return documentFindings(check);
}

let thread: CheckerThread | undefined;

interface Waiting {
  readonly resolve: (findings: DocumentFindings) => void;
  readonly reject: (error: Error) => void;
}

/** One thread for all documents. It does not keep the process alive while it is idle. */
class CheckerThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastNumber = 0;

  constructor(file: string) {
    this.#worker = new Worker(file);
    this.#worker.on("message", ({ number, findings }: ThreadResult) => {
      this.#waiting.get(number)?.resolve(findings);
      this.#waiting.delete(number);
      if (this.#waiting.size === 0) this.#worker.unref();
    });
    this.#worker.on("error", (error: Error) => {
      thread = undefined;
      for (const { reject } of this.#waiting.values()) reject(error);
    });
  }

  ask(question: Omit<ThreadQuestion, "number">): Promise<DocumentFindings> {
    this.#lastNumber += 1;
    const number = this.#lastNumber;
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, and no window
      this.#worker.postMessage({ ...question, number } satisfies ThreadQuestion);
    });
  }
}
