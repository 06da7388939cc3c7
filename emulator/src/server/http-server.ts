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

const largestDocumentBytes = 10 * 1024 * 1024;

/** The server, not yet listening. Closing it cuts the connections that are still open. */
export function createHttpServer(state: ServerState, controls: Controls): FastifyInstance {
  const answerWith =
    (failure: Failure) =>
    (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const act = (): Promise<HttpResponse> =>
        Promise.resolve(responseFor(fail(failure), state.switches, newTraceId()));
      return serve({ request, reply, operation: "unknown", act }, state);
    };
  const app = fastify({
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    bodyLimit: 2 * largestDocumentBytes,
    // A path that cannot be decoded gets here before any route does.
    frameworkErrors: (_error, request, reply) =>
      void answerWith(failures.badPayload)(request, reply),
  });
  app.setNotFoundHandler(answerWith(guessedFailures.unknownRoute));
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return answerWith(failures.badPayload)(request, reply);
    }
    process.emitWarning(error); // A bug of the emulator's, which its answer hides.
    return answerWith(failures.internal)(request, reply);
  });
  addBodyParsers(app);
  addApi(app, state);
  addDocuments(app, state);
  addAdmin(app, controls, state.hostNames);
  addPage(app, controls, state);
  return app;
}

/** Passes on text of any type: a body that is not JSON gets Kaleyra's own refusal. */
function addBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => {
    done(null, body);
  });
  void app.register(formbody);
  void app.register(multipart, { limits: { fileSize: largestDocumentBytes } });
}
