import type { FastifyInstance, FastifyRequest } from "fastify";

import type { Controls } from "../controls";
import { attachmentHeaders } from "../flows/attachment";
import { InvalidInput, readEdit, readFault, readSeed, readSwitches } from "../input";
import { parseJson } from "../json";
import { openApi } from "../kaleyra/openapi";
import { refuseForeignRequests } from "./request-origin";
import { baseUrlOf } from "./serve";

type OneFlow = { Params: { readonly id: string } };

/**
 * The controls over HTTP, without a key: for people, and for tests in other languages.
 *
 * @param hostNames Further names under which the emulator is reached.
 */
export function addAdmin(
  app: FastifyInstance,
  controls: Controls,
  hostNames: readonly string[],
): void {
  void app.register(
    (admin, _options, done) => {
      refuseForeignRequests(admin, hostNames);
      // `curl -d` sends JSON with a form Content-Type.
      admin.removeContentTypeParser("application/x-www-form-urlencoded");
      admin.setNotFoundHandler((_request, reply) =>
        reply.code(404).send({ error: "No such page" }),
      );
      admin.setErrorHandler<Error>((error, _request, reply) =>
        reply.code(400).send({ error: error.message }),
      );
      addFlows(admin, controls);
      addRequests(admin, controls);
      addBehavior(admin, controls);
      done();
    },
    { prefix: "/_emulator" },
  );
}

function addFlows(admin: FastifyInstance, controls: Controls): void {
  admin.get<{ Querystring: { readonly wabaId?: string } }>("/flows", ({ query }, reply) =>
    reply.send(controls.flows(query.wabaId)),
  );
  admin.post("/flows", (request, reply) =>
    reply.code(201).send(controls.addFlow(readSeed(bodyOf(request)))),
  );
  admin.get<OneFlow>("/flows/:id", ({ params }, reply) => {
    const flow = controls.flow(params.id);
    return flow === undefined
      ? reply.code(404).send({ error: `The emulator has no flow ${params.id}.` })
      : reply.send(flow);
  });
  admin.get<OneFlow>("/flows/:id/flow.json", ({ params }, reply) => {
    const flow = controls.flow(params.id);
    return flow === undefined
      ? reply.code(404).send({ error: `The emulator has no flow ${params.id}.` })
      : reply.headers(attachmentHeaders(flow)).send(flow.storedDocument);
  });
  admin.patch<OneFlow>("/flows/:id", (request, reply) => {
    const { id } = request.params;
    const { status, ...edit } = readEdit(bodyOf(request));
    controls.editFlow(id, edit);
    if (status !== undefined) controls.setStatus(id, status);
    return reply.send(controls.flow(id));
  });
  admin.delete<OneFlow>("/flows/:id", ({ params }, reply) => {
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

function addBehavior(admin: FastifyInstance, controls: Controls): void {
  admin.get("/openapi.json", (request, reply) => reply.send(openApi(baseUrlOf(request))));
  admin.get("/switches", (_request, reply) => reply.send(controls.switches()));
  admin.patch("/switches", (request, reply) => {
    controls.configure(readSwitches(bodyOf(request)));
    return reply.send(controls.switches());
  });
  admin.get("/faults", (_request, reply) => reply.send(controls.faults()));
  admin.post("/faults", (request, reply) => {
    controls.addFault(readFault(bodyOf(request)));
    return reply.code(201).send(controls.faults());
  });
  admin.delete("/faults", (_request, reply) => {
    controls.clearFaults();
    return reply.code(204).send();
  });
  admin.post("/reset", (_request, reply) => {
    controls.reset();
    return reply.code(204).send();
  });
}

function bodyOf({ body }: FastifyRequest): unknown {
  const parsed = parseJson(String(body));
  if (parsed === undefined) throw new InvalidInput("The body is no JSON.");
  return parsed.value;
}
