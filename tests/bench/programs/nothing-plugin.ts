/**
 * The plugin of the way `floor`: it does nothing, but waits as long as the requests to Kaleyra take.
 * The engine and the program cost the same as with the real plugin.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

import * as grpc from "@grpc/grpc-js";
import * as pluginMessages from "@pulumi/pulumi/proto/plugin_pb";
import * as services from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

// `environmentOf` of `ways/way.ts` sets these.
const latencyMs = Number(process.env["BENCH_LATENCY"]);
/** The requests of one operation: one about the flow, and one about its document if it has one. */
const callsPerOperation = process.env["BENCH_DOCUMENTS"] === "yes" ? 2 : 1;

/** Waits for the time of this number of calls. */
async function afterCalls<Response>(calls: number, response: Response): Promise<Response> {
  if (latencyMs > 0) await sleep(calls * latencyMs);
  return response;
}

/** The methods of a plugin that the engine calls, each from its request to its response. */
const responses = {
  async getPluginInfo() {
    const info = new pluginMessages.PluginInfo();
    info.setVersion("0.0.1");
    return info;
  },
  async checkConfig(request: messages.CheckRequest) {
    return new messages.CheckResponse().setInputs(request.getNews());
  },
  async diffConfig() {
    return new messages.DiffResponse();
  },
  async configure() {
    return new messages.ConfigureResponse().setAcceptsecrets(true);
  },
  async check(request: messages.CheckRequest) {
    return new messages.CheckResponse().setInputs(request.getNews());
  },
  async diff(request: messages.DiffRequest) {
    const [olds, news] = [request.getOldInputs(), request.getNews()];
    const isEqual = isDeepStrictEqual(olds?.toJavaScript(), news?.toJavaScript());
    const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
    return new messages.DiffResponse().setChanges(isEqual ? DIFF_NONE : DIFF_SOME);
  },
  create(request: messages.CreateRequest) {
    const response = new messages.CreateResponse();
    response.setId(randomUUID());
    response.setProperties(request.getProperties());
    return afterCalls(callsPerOperation, response);
  },
  read(request: messages.ReadRequest) {
    const response = new messages.ReadResponse();
    response.setId(request.getId());
    response.setProperties(request.getProperties());
    response.setInputs(request.getInputs());
    return afterCalls(callsPerOperation, response);
  },
  update(request: messages.UpdateRequest) {
    const response = new messages.UpdateResponse().setProperties(request.getNews());
    return afterCalls(callsPerOperation, response);
  },
  delete() {
    return afterCalls(1, new Empty());
  },
  async cancel() {
    return new Empty();
  },
};

/** Any of the functions above: each has another type of request. */
type Handler = (request: never) => Promise<unknown>;

/** The function in the form that @grpc/grpc-js calls. */
function handler(handle: Handler) {
  return async (
    { request }: { readonly request: never },
    respond: (error: Error | null, response?: unknown) => void,
  ) => {
    respond(null, await handle(request));
  };
}

const { ResourceProviderService } = services as unknown as {
  // Pulumi's stubs have no types for this.
  readonly ResourceProviderService: grpc.ServiceDefinition;
};
const handlers = Object.entries(responses).map(([name, handle]) => [
  name,
  handler(handle as Handler),
]);
// The limit of Pulumi's own servers and clients.
const server = new grpc.Server({ "grpc.max_receive_message_length": 400 * 1024 * 1024 });
server.addService(
  ResourceProviderService,
  Object.fromEntries(handlers) as grpc.UntypedServiceImplementation,
);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_error, port) => {
  process.stdout.write(`${port}\n`);
});
