import { Client, credentials, type MethodDefinition } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { Message } from "google-protobuf";

import { startServer } from "../../../../provider/plugin/server";

export type Method = Exclude<keyof typeof ResourceProviderService, number | "list">;

/** The plugin's server in this process, and a client that speaks with it over a real connection. */
export interface Served extends AsyncDisposable {
  /** @throws {ServiceError} What the server answers instead of a response. */
  call<Response extends Message>(method: Method, request: Message): Promise<Response>;
}

/** @param engineAddress Where the engine listens for what is logged. */
export async function served(engineAddress?: string): Promise<Served> {
  const { server, port } = await startServer(engineAddress);
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), {
    "grpc.enable_http_proxy": 0,
  });
  return {
    call: <Response extends Message>(method: Method, request: Message) =>
      new Promise<Response>((resolve, reject) => {
        const definition = ResourceProviderService[method] as unknown;
        const { path, requestSerialize, responseDeserialize } = definition as MethodDefinition<
          Message,
          Response
        >;
        client.makeUnaryRequest(
          path,
          requestSerialize,
          responseDeserialize,
          request,
          (error, response) => {
            if (error === null && response !== undefined) resolve(response);
            else reject(error);
          },
        );
      }),
    [Symbol.asyncDispose]: () => {
      client.close();
      server.forceShutdown();
      return Promise.resolve();
    },
  };
}
