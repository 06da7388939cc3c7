import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import fastify, { type FastifyInstance } from "fastify";
import { failures, type Failure } from "../kaleyra/failures";
import { guessedFailures } from "../kaleyra/guessed-failures";
import { answer, fail, type Answer } from "../kaleyra/outcome";
import type { Controls } from "../controls";
import { addAdmin } from "./admin";
import { addApi } from "./api";
import { addDocuments } from "./documents";
import { serve } from "./serve";
import type { ServerState } from "./server-state";
import { newTraceId } from "./trace-id";

const largestDocument = 10 * 1024 * 1024;

/** The server, not yet listening. Closing it cuts the connections that are still open. */
export function createHttpServer(state: ServerState, controls: Controls): FastifyInstance {
  const app = fastify({
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    bodyLimit: 2 * largestDocument,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => {
    done(null, body);
  });
  void app.register(formbody);
  void app.register(multipart, { limits: { fileSize: largestDocument } });
  addApi(app, state);
  addDocuments(app, state);
  addAdmin(app, controls);
  const failWith = (failure: Failure) => (): Promise<Answer> =>
    Promise.resolve(answer(fail(failure), state.switches, newTraceId()));
  app.setNotFoundHandler((request, reply) => {
    const act = failWith(guessedFailures.unknownRoute);
    return serve({ request, reply, operation: "unknown", act }, state);
  });
  app.setErrorHandler<{ statusCode?: number }>((error, request, reply) => {
    const ownFault = (error.statusCode ?? 500) >= 500;
    const act = failWith(ownFault ? failures.internal : failures.badPayload);
    return serve({ request, reply, operation: "unknown", act }, state);
  });
  return app;
}
