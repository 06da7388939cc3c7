import { setTimeout as sleep } from "node:timers/promises";

import type { FastifyReply, FastifyRequest } from "fastify";

import type { HttpResponse } from "../kaleyra/outcome";
import { deliver } from "./deliver";
import type { RequestInfo, RecordedOperation } from "./journal";
import { reasonToRefuseCall } from "./request-origin";
import type { ServerState } from "./state";

/** A request, where to respond, and how to apply it. */
interface Served {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly operation: RecordedOperation;
  readonly act: () => Promise<HttpResponse>;
}

/**
 * Records a request, applies a fault if one matches, and responds. A request of a web page is refused and not
 * recorded.
 */
export async function serve(served: Served, state: ServerState): Promise<FastifyReply> {
  const { request, reply, act, operation } = served;
  const refusal = reasonToRefuseCall(request, state.hostNames);
  if (refusal !== undefined) {
    return reply.code(403).send({ error: `The emulator refuses this request. ${refusal}` });
  }
  const { latencyMs } = state.switches;
  const open = state.journal.begin(requestInfo(served, state));
  reply.raw.once("close", () => {
    open.end();
  });
  // A fault's path matches what the client sent, not what is recorded, which is masked.
  const fault = state.faults.take({ ...open.info, path: request.url });
  // A download is not a request to Kaleyra's API.
  if (latencyMs > 0 && operation !== "downloadDocument") {
    await sleep(latencyMs, undefined, { ref: false });
  }
  await deliver({ reply, open, act }, fault);
  return reply;
}

/** What is recorded of a request, with secrets hidden. */
function requestInfo({ request, operation }: Served, { mask }: ServerState): RequestInfo {
  const parameters = request.params as { flowId?: string; wabaId?: string } | undefined;
  const { flowId, wabaId } = parameters ?? {};
  const contentType = headerOf(request, "content-type");
  return {
    operation,
    method: request.method,
    path: mask(request.url),
    ...(flowId === undefined ? {} : { flowId: mask(flowId) }),
    ...(wabaId === undefined ? {} : { wabaId: mask(wabaId) }),
    ...(contentType === undefined ? {} : { contentType: mask(contentType) }),
    hasApiKey: request.headers["api-key"] !== undefined,
  };
}

/** The value of a header; `undefined` if it is missing, or if Node.js lists several values. */
export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}

/** The emulator's address as this caller reached it; other callers may use another address. */
export function baseUrlOf(request: FastifyRequest): string {
  return `http://${request.host}`;
}
