import type { FastifyInstance, FastifyRequest } from "fastify";

import { attachmentHeaders } from "../flows/attachment";
import { type EmulatedFlow, snapshotOf } from "../flows/flow";
import type { HttpResponse } from "../kaleyra/outcome";
import { previewPage } from "../page/preview";
import { serve } from "./serve";
import type { ServerState } from "./state";

interface FlowParameters {
  readonly flowId: string;
}

/**
 * Adds the routes of what Meta serves itself: documents and previews, with a token in the address and without a key.
 * `operations/assets.ts` and `operations/get-flow.ts` write the addresses; no compiler compares them.
 */
export function addDocuments(app: FastifyInstance, state: ServerState): void {
  app.get<{ Params: FlowParameters }>("/_download/:flowId/flow.json", (request, reply) => {
    const act = (): Promise<HttpResponse> => Promise.resolve(download(request, state));
    return serve({ request, reply, operation: "downloadDocument", act }, state);
  });
  addPreview(app, state, {
    path: "",
    responseOf: (flow, token) => previewPage(flow, token, state.mask),
  });
  addPreview(app, state, { path: "/flow.json", responseOf: previewedDocument });
}

/** A document. An API key is refused, since a client must not send it: the host of the address is not Kaleyra's. */
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

/** A route of a preview, and what it responds. */
interface PreviewRoute {
  readonly path: "" | "/flow.json";
  readonly responseOf: (flow: EmulatedFlow, token: string) => HttpResponse;
}

/** Adds a route below the address of a preview, which works as long as its token is valid. */
function addPreview(
  app: FastifyInstance,
  { kaleyra }: ServerState,
  { path, responseOf }: PreviewRoute,
): void {
  app.get<{ Params: FlowParameters }>(`/_preview/:flowId${path}`, async (request, reply) => {
    const { flowId } = request.params;
    const flow = kaleyra.flows.get(flowId);
    const token = tokenOf(request);
    const isOpen = flow !== undefined && token !== null && kaleyra.previews.opens(token, flowId);
    const { status, headers, body } = isOpen
      ? responseOf(snapshotOf(flow), token)
      : text(403, "This preview has expired.");
    return reply.code(status).headers(headers).send(body);
  });
}

function previewedDocument(flow: EmulatedFlow): HttpResponse {
  return { status: 200, headers: attachmentHeaders(flow), body: flow.storedDocument };
}

function tokenOf(request: FastifyRequest): string | null {
  return new URL(request.url, "http://emulator").searchParams.get("token");
}

function text(status: number, body: string): HttpResponse {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}
