import {
  Client,
  Server,
  ServerCredentials,
  credentials,
  type MethodDefinition,
  type ServerUnaryCall,
  type sendUnaryData,
} from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import type { Message } from "google-protobuf";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { startEmulator, type Emulator } from "kaleyra-emulator";

import { startServer } from "../../../../provider/plugin/server";
import { secret, struct } from "../../../support/plugin-requests";

/** A plugin that is configured for the account of its own emulator. */
export interface ConfiguredPlugin extends RunningPlugin {
  readonly kaleyra: Emulator;
}

/**
 * Starts a plugin and an emulator.
 *
 * @param settings Arguments of the provider, in addition to those of the account or instead of them.
 * @param engineAddress The engine that receives the plugin's messages.
 */
export async function configuredPlugin(
  settings: object = {},
  engineAddress?: string,
): Promise<ConfiguredPlugin> {
  const kaleyra = await startEmulator();
  const plugin = await startPlugin(engineAddress);
  const { environment } = kaleyra;
  const args = struct({
    apiUrl: environment.KALEYRA_API_URL,
    sid: environment.KALEYRA_SID,
    apiKey: secret(environment.KALEYRA_API_KEY),
    wabaId: environment.KALEYRA_WABA_ID,
    ...settings,
  });
  await plugin.call("configure", new rpc.ConfigureRequest().setArgs(args));
  return {
    ...plugin,
    kaleyra,
    [Symbol.asyncDispose]: async () => {
      await plugin[Symbol.asyncDispose]();
      await kaleyra.close();
    },
  };
}

/** A method of the gRPC service, e.g. `create`. */
export type Method = Exclude<keyof typeof ResourceProviderService, number | "list">;

/** The plugin's server in this process, and a client that speaks with it over a real connection. */
export interface RunningPlugin extends AsyncDisposable {
  /**
   * The generated types do not connect a method with its messages, so the caller names the response's.
   *
   * @throws {ServiceError} If the server responds with an error.
   */
  call<Response extends Message>(method: Method, request: Message): Promise<Response>;
}

/**
 * Starts a plugin without a configuration.
 *
 * @param engineAddress The engine that receives the plugin's messages.
 */
export async function startPlugin(engineAddress?: string): Promise<RunningPlugin> {
  const { server, port } = await startServer(engineAddress);
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), {
    // A proxy in the developer's environment would not reach this machine.
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

/** An engine that only receives messages. */
export async function anEngine() {
  const logged: string[] = [];
  const server = new Server();
  server.addService(EngineService, {
    log: ({ request }: ServerUnaryCall<LogRequest, Empty>, callback: sendUnaryData<Empty>) => {
      logged.push(request.getMessage());
      callback(null, new Empty());
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  return {
    logged,
    address: `127.0.0.1:${port}`,
    [Symbol.dispose]: () => server.forceShutdown(),
  };
}
