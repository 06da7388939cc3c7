/** A plugin that does nothing, but waits as long as a real plugin's calls take. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

import * as grpc from "@grpc/grpc-js";
import * as pluginMessages from "@pulumi/pulumi/proto/plugin_pb";
import * as services from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

const latencyMs = Number(process.env["BENCH_LATENCY"]);
const callsOf = process.env["BENCH_DOCUMENTS"] === "yes" ? 2 : 1;

/** Waits for the time of this number of calls. */
async function afterCalls<Response>(calls: number, response: Response): Promise<Response> {
  if (latencyMs > 0) await sleep(calls * latencyMs);
  return response;
}

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
    const same = isDeepStrictEqual(olds?.toJavaScript(), news?.toJavaScript());
    const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
    return new messages.DiffResponse().setChanges(same ? DIFF_NONE : DIFF_SOME);
  },
  create(request: messages.CreateRequest) {
    const response = new messages.CreateResponse();
    response.setId(randomUUID());
    response.setProperties(request.getProperties());
    return afterCalls(callsOf, response);
  },
  read(request: messages.ReadRequest) {
    const response = new messages.ReadResponse();
    response.setId(request.getId());
    response.setProperties(request.getProperties());
    response.setInputs(request.getInputs());
    return afterCalls(callsOf, response);
  },
  update(request: messages.UpdateRequest) {
    return afterCalls(callsOf, new messages.UpdateResponse().setProperties(request.getNews()));
  },
  delete() {
    return afterCalls(1, new Empty());
  },
  async cancel() {
    return new Empty();
  },
};

type Handler = (request: never) => Promise<unknown>;

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
const server = new grpc.Server({ "grpc.max_receive_message_length": 400 * 1024 * 1024 });
server.addService(
  ResourceProviderService,
  Object.fromEntries(handlers) as grpc.UntypedServiceImplementation,
);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_error, port) => {
  process.stdout.write(`${port}\n`);
});
