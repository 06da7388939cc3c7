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

/** The plugin, configured as an engine does it for the account of an emulator of its own. */
export interface PluginAtWork extends Served {
  readonly kaleyra: Emulator;
}

/**
 * @param settings The provider's arguments, in addition to those or instead of them.
 * @param engineAddress Where the engine listens for what is logged.
 */
export async function pluginAtWork(
  settings: object = {},
  engineAddress?: string,
): Promise<PluginAtWork> {
  const kaleyra = await startEmulator();
  const plugin = await served(engineAddress);
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

/** An engine as far as it takes what is logged. */
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
