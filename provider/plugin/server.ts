import {
  type handleUnaryCall,
  type sendUnaryData,
  Server,
  ServerCredentials,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";

import { check } from "./check-call";
import { grpcFailure } from "./errors";
import { invoke } from "./invoke";
import { Plugin } from "./plugin";
import * as provider from "./provider-calls";
import * as resource from "./resource-calls";

/** No size limit: a request may have a document of 10 MB in the state and in the inputs. */
const unlimited = -1;

/**
 * Serves the provider to one engine, on a local port.
 *
 * @param engineAddress Missing if the plugin was started by hand.
 * @returns The server and its port.
 * @see https://www.pulumi.com/docs/iac/guides/building-extending/providers/implementers/
 */
export async function startServer(
  engineAddress?: string,
): Promise<{ readonly server: Server; readonly port: number }> {
  const server = new Server({
    "grpc.max_receive_message_length": unlimited,
    "grpc.max_send_message_length": unlimited,
    "grpc.enable_channelz": 0, // Statistics of each call and connection, which the engine does not read.
  });
  server.addService(ResourceProviderService, callsOf(new Plugin(engineAddress)));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  return { server, port };
}

/**
 * The calls that the plugin supports, by their names in Pulumi's protocol. grpc returns
 * UNIMPLEMENTED for any other.
 */
function callsOf(plugin: Plugin): UntypedServiceImplementation {
  const handler = <Request, Response>(
    handle: UnaryCall<Request, Response>["handle"],
  ): handleUnaryCall<Request, Response> => {
    return ({ request }, callback) => void respond({ plugin, request, handle }, callback);
  };
  return {
    handshake: handler(provider.handshake),
    getSchema: handler(provider.getSchema),
    checkConfig: handler(provider.checkConfig),
    diffConfig: handler(provider.diffConfig),
    configure: handler(provider.configure),
    getPluginInfo: handler(provider.getPluginInfo),
    attach: handler(provider.attach),
    cancel: handler(provider.cancel),
    invoke: handler(invoke),
    check: handler(check),
    diff: handler(resource.diff),
    create: handler(resource.create),
    read: handler(resource.read),
    update: handler(resource.update),
    delete: handler(resource.remove),
  };
}

/** A call with one request and one response. */
interface UnaryCall<Request, Response> {
  readonly plugin: Plugin;
  readonly request: Request;
  readonly handle: (plugin: Plugin, request: Request) => Response | Promise<Response>;
}

async function respond<Request, Response>(
  { plugin, request, handle }: UnaryCall<Request, Response>,
  callback: sendUnaryData<Response>,
): Promise<void> {
  let response: Response;
  try {
    response = await handle(plugin, request);
  } catch (error) {
    callback(grpcFailure(error));
    return;
  }
  callback(null, response); // Outside the `try`, or an error in it would call back twice.
}
