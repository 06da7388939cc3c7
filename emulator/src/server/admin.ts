import type { FastifyError, FastifyInstance, FastifyRequest } from "fastify";

import { type Controls, UnknownFlow } from "../controls";
import { attachmentHeaders } from "../flows/attachment";
import type { EmulatedFlow } from "../flows/flow";
import { InvalidInput, readEdit, readFault, readSeed, readSwitches } from "../input";
import { parseJson } from "../json";
import { openApi } from "../kaleyra/openapi";
import { refuseForeignRequests } from "./request-origin";
import { baseUrlOf } from "./serve";

type FlowRoute = { Params: { readonly id: string } };

/**
 * Adds the admin API: the controls over HTTP, without a key, for people and for tests in other languages. The table in
 * `emulator/README.md` describes it; `page/page.js` uses it.
 *
 * @param hostNames The names under which the emulator is reached, besides this machine's.
 */
export function addAdmin(
  app: FastifyInstance,
  controls: Controls,
  hostNames: readonly string[],
): void {
  void app.register(
    (admin, _options, done) => {
      refuseForeignRequests(admin, hostNames);
      // `curl -d` sends JSON with the Content-Type of a form. Without its parser, `@fastify/formbody`, that type has
      // the parser `*` of the server, which passes on text.
      admin.removeContentTypeParser("application/x-www-form-urlencoded");
      admin.setNotFoundHandler((_request, reply) =>
        reply.code(404).send({ error: "No such page" }),
      );
      admin.setErrorHandler<FastifyError>((error, _request, reply) => {
        const status = statusOf(error);
        if (status >= 500) process.emitWarning(error.stack ?? error.message);
        return reply.code(status).send({ error: error.message });
      });
      addFlows(admin, controls);
      addRequests(admin, controls);
      addSwitches(admin, controls);
      addFaults(admin, controls);
      admin.get("/openapi.json", (request, reply) => reply.send(openApi(baseUrlOf(request))));
      admin.post("/reset", (_request, reply) => {
        controls.reset();
        return reply.code(204).send();
      });
      done();
    },
    { prefix: "/_emulator" },
  );
}

/** The status of an error: an error that is not the caller's mistake is a bug of the emulator, or its data file. */
function statusOf(error: FastifyError): number {
  if (error instanceof UnknownFlow) return 404;
  if (error instanceof InvalidInput) return 400;
  return error.statusCode ?? 500;
}

/** @throws {UnknownFlow} If there is no such flow. */
function flowIn(controls: Controls, id: string): EmulatedFlow {
  const flow = controls.flow(id);
  if (flow === undefined) throw new UnknownFlow(id);
  return flow;
}

function addFlows(admin: FastifyInstance, controls: Controls): void {
  admin.get<{ Querystring: { readonly wabaId?: string } }>("/flows", ({ query }, reply) =>
    reply.send(controls.flows(query.wabaId)),
  );
  admin.post("/flows", (request, reply) =>
    reply.code(201).send(controls.addFlow(readSeed(bodyOf(request)))),
  );
  admin.get<FlowRoute>("/flows/:id", ({ params }, reply) =>
    reply.send(flowIn(controls, params.id)),
  );
  admin.get<FlowRoute>("/flows/:id/flow.json", ({ params }, reply) => {
    const flow = flowIn(controls, params.id);
    return reply.headers(attachmentHeaders(flow)).send(flow.storedDocument);
  });
  admin.patch<FlowRoute>("/flows/:id", (request, reply) => {
    const { id } = request.params;
    const { status, ...edit } = readEdit(bodyOf(request));
    controls.editFlow(id, edit);
    if (status !== undefined) controls.setStatus(id, status);
    return reply.send(controls.flow(id));
  });
  admin.delete<FlowRoute>("/flows/:id", ({ params }, reply) => {
    controls.removeFlow(params.id);
    return reply.code(204).send();
  });
}

function addRequests(admin: FastifyInstance, controls: Controls): void {
  admin.get("/requests", (_request, reply) =>
    reply.send({
      maxConcurrentRequests: controls.maxConcurrentRequests(),
      dropped: controls.droppedRequests(),
      requests: controls.requests(),
    }),
  );
  admin.delete("/requests", (_request, reply) => {
    controls.clearRequests();
    return reply.code(204).send();
  });
}

function addSwitches(admin: FastifyInstance, controls: Controls): void {
  admin.get("/switches", (_request, reply) => reply.send(controls.switches()));
  admin.patch("/switches", (request, reply) => {
    controls.configure(readSwitches(bodyOf(request)));
    return reply.send(controls.switches());
  });
}

function addFaults(admin: FastifyInstance, controls: Controls): void {
  admin.get("/faults", (_request, reply) => reply.send(controls.faults()));
  admin.post("/faults", (request, reply) => {
    controls.addFault(readFault(bodyOf(request)));
    return reply.code(201).send(controls.faults());
  });
  admin.delete("/faults", (_request, reply) => {
    controls.clearFaults();
    return reply.code(204).send();
  });
}

/** @throws {InvalidInput} If the body is not JSON. */
function bodyOf({ body }: FastifyRequest): unknown {
  const parsed = parseJson(String(body));
  if (parsed === undefined) throw new InvalidInput("The body is not JSON.");
  return parsed.value;
}
