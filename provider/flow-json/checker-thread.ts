/** Runs in its own thread and checks the documents that it receives, one after the other. */
import { parentPort } from "node:worker_threads";

import type { ThreadResult, ThreadQuestion } from "./check-document-async";
import { documentFindings } from "./document-findings";
import type { JsonObject } from "./json";

parentPort?.on("message", ({ number, text, isObject, check }: ThreadQuestion) => {
  const flowJson = isObject ? (JSON.parse(text) as JsonObject) : text;
  const result: ThreadResult = { number, findings: documentFindings({ ...check, flowJson }) };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, and no window
  parentPort?.postMessage(result);
});
