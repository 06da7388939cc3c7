import { setTimeout as sleep } from "node:timers/promises";

import type { FastifyReply, FastifyRequest } from "fastify";

import type { Answer } from "../kaleyra/outcome";
import { deliver } from "./deliver";
import { headerOf } from "./headers";
import type { Arrival, RecordedOperation } from "./journal";
import type { ServerState } from "./server-state";

/** A request, and what would answer it. */
interface Served {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly operation: RecordedOperation;
  readonly act: () => Promise<Answer>;
}

/** Records a request, lets a fault strike it, and answers it. */
export async function serve(served: Served, state: ServerState): Promise<FastifyReply> {
  const { reply, act, operation } = served;
  const { latencyMs } = state.switches;
  const exchange = state.journal.begin(arrivalOf(served, state));
  reply.raw.once("close", () => {
    exchange.end();
  });
  const fault = state.faults.take(exchange.arrival);
  if (latencyMs > 0 && operation !== "downloadDocument") {
    await sleep(latencyMs, undefined, { ref: false });
  }
  await deliver({ reply, exchange, act }, fault);
  return reply;
}

function arrivalOf({ request, operation }: Served, state: ServerState): Arrival {
  const parameters = request.params as { flowId?: string; wabaId?: string } | undefined;
  const { flowId, wabaId } = parameters ?? {};
  const contentType = headerOf(request, "content-type");
  return {
    operation,
    method: request.method,
    path: state.withoutKeys(request.url),
    ...(flowId === undefined ? {} : { flowId }),
    ...(wabaId === undefined ? {} : { wabaId }),
    ...(contentType === undefined ? {} : { contentType: state.withoutKeys(contentType) }),
    hasApiKey: request.headers["api-key"] !== undefined,
  };
}
