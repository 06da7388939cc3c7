import type { FastifyInstance, FastifyRequest } from "fastify";

import type { HttpResponse } from "../kaleyra/outcome";
import { serve } from "./serve";
import type { ServerState } from "./state";

interface FlowParameters {
  readonly flowId: string;
}

/** What Meta serves itself: documents and previews, with a token in the address and without a key. */
export function addDocuments(app: FastifyInstance, state: ServerState): void {
  app.get<{ Params: FlowParameters }>("/_download/:flowId/flow.json", (request, reply) => {
    const act = (): Promise<HttpResponse> => Promise.resolve(download(request, state));
    return serve({ request, reply, operation: "downloadDocument", act }, state);
  });
  app.get<{ Params: FlowParameters }>("/_preview/:flowId", async (request, reply) => {
    const { status, headers, body } = preview(request, state);
    return reply.code(status).headers(headers).send(body);
  });
}

/** Refuses an API key: the host of a download address is not Kaleyra's. */
function download(
  request: FastifyRequest<{ Params: FlowParameters }>,
  { kaleyra }: ServerState,
): HttpResponse {
  const { flowId } = request.params;
  const flow = kaleyra.flows.get(flowId);
  if (request.headers["api-key"] !== undefined) {
    return text(403, "An API key must not be sent to a download address.");
  }
  if (flow === undefined || !kaleyra.downloads.opens(tokenOf(request), flowId)) {
    return text(403, "URL signature expired");
  }
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: flow.storedDocument,
  };
}

function preview(
  request: FastifyRequest<{ Params: FlowParameters }>,
  { kaleyra }: ServerState,
): HttpResponse {
  const { flowId } = request.params;
  const flow = kaleyra.flows.get(flowId);
  return flow !== undefined && kaleyra.previews.opens(tokenOf(request), flowId)
    ? text(200, `${flow.name} (${flow.status})\n\n${flow.storedDocument}`)
    : text(403, "This preview has expired.");
}

function tokenOf(request: FastifyRequest): string | null {
  return new URL(request.url, "http://emulator").searchParams.get("token");
}

function text(status: number, body: string): HttpResponse {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}
