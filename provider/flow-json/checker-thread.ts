/**
 * Runs in a thread of its own, which `check-document-async.ts` starts, and checks the documents
 * that it receives, one after the other.
 */
import { parentPort } from "node:worker_threads";

import type { ThreadRequest, ThreadResponse } from "./check-document-async";
import { documentFindings } from "./document-findings";
import type { JsonObject } from "./json";

parentPort?.on("message", ({ number, text, isObject, check }: ThreadRequest) => {
  const flowJson = isObject ? (JSON.parse(text) as JsonObject) : text;
  const response: ThreadResponse = { number, findings: documentFindings({ ...check, flowJson }) };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, and no window
  parentPort?.postMessage(response);
});
