import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";

import type { Controls } from "../controls";
import { type Failure, failures, guessedFailures } from "../kaleyra/failures";
import { responseFor, fail, type HttpResponse } from "../kaleyra/outcome";
import { addPage } from "../page/routes";
import { addAdmin } from "./admin";
import { addApi, newTraceId } from "./api";
import { addDocuments } from "./documents";
import { serve } from "./serve";
import type { ServerState } from "./state";

/** Meta's limit of a document. */
const largestDocumentBytes = 10 * 1024 * 1024;

/** Creates the server, which does not listen yet. Closing it cuts the connections that are still open. */
export function createHttpServer(state: ServerState, controls: Controls): FastifyInstance {
  const respondWith =
    (failure: Failure) =>
    (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const act = (): Promise<HttpResponse> =>
        Promise.resolve(responseFor(fail(failure), state.switches, newTraceId()));
      return serve({ request, reply, operation: "unknown", act }, state);
    };
  const app = fastify({
    forceCloseConnections: true,
    exposeHeadRoutes: false, // Kaleyra documents no HEAD.
    bodyLimit: 2 * largestDocumentBytes, // As text in JSON, a document is longer.
    // fastify calls this instead of a route for a path that cannot be decoded.
    frameworkErrors: (_error, request, reply) =>
      void respondWith(failures.badPayload)(request, reply),
  });
  app.setNotFoundHandler(respondWith(guessedFailures.unknownRoute));
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return respondWith(failures.badPayload)(request, reply);
    }
    process.emitWarning(error); // A bug of the emulator, which its response hides.
    return respondWith(failures.internal)(request, reply);
  });
  addBodyParsers(app);
  addApi(app, state);
  addDocuments(app, state);
  addAdmin(app, controls, state.hostNames);
  addPage(app, controls, state);
  return app;
}

/** Passes on a body of any type as text, except forms: a body that is not JSON gets Kaleyra's own refusal. */
function addBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => {
    done(null, body);
  });
  void app.register(formbody);
  void app.register(multipart, { limits: { fileSize: largestDocumentBytes } });
}
