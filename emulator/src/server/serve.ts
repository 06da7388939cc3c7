import { setTimeout as sleep } from "node:timers/promises";

import type { FastifyReply, FastifyRequest } from "fastify";

import type { HttpResponse } from "../kaleyra/outcome";
import { deliver } from "./deliver";
import type { RequestInfo, RecordedOperation } from "./journal";
import type { ServerState } from "./state";

/** A request, and how to apply it. */
interface Served {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly operation: RecordedOperation;
  readonly act: () => Promise<HttpResponse>;
}

/** Records a request, applies a fault if one matches, and responds. */
export async function serve(served: Served, state: ServerState): Promise<FastifyReply> {
  const { reply, act, operation } = served;
  const { latencyMs } = state.switches;
  const open = state.journal.begin(requestInfo(served, state));
  reply.raw.once("close", () => {
    open.end();
  });
  const fault = state.faults.take(open.info);
  if (latencyMs > 0 && operation !== "downloadDocument") {
    await sleep(latencyMs, undefined, { ref: false });
  }
  await deliver({ reply, open, act }, fault);
  return reply;
}

function requestInfo({ request, operation }: Served, state: ServerState): RequestInfo {
  const parameters = request.params as { flowId?: string; wabaId?: string } | undefined;
  const { flowId, wabaId } = parameters ?? {};
  const contentType = headerOf(request, "content-type");
  return {
    operation,
    method: request.method,
    path: state.maskKeys(request.url),
    ...(flowId === undefined ? {} : { flowId }),
    ...(wabaId === undefined ? {} : { wabaId }),
    ...(contentType === undefined ? {} : { contentType: state.maskKeys(contentType) }),
    hasApiKey: request.headers["api-key"] !== undefined,
  };
}

/** The value of a header that was sent once. */
export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}

/** The emulator's address as this caller reached it; others may use another one. */
export function baseUrlOf(request: FastifyRequest): string {
  return `http://${request.host}`;
}
