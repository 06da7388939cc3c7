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

/** A document may have 10 MB, and comes with its old state and inputs. */
const unlimited = -1;

/**
 * Serves the provider to one engine, on a port of this machine.
 *
 * @returns The server, and the port that it listens at.
 * @see https://www.pulumi.com/docs/iac/guides/building-extending/providers/implementers/
 */
export async function startServer(
  engineAddress?: string,
): Promise<{ readonly server: Server; readonly port: number }> {
  const server = new Server({
    "grpc.max_receive_message_length": unlimited,
    "grpc.max_send_message_length": unlimited,
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

/** What is not here, grpc answers with UNIMPLEMENTED. */
function callsOf(plugin: Plugin): UntypedServiceImplementation {
  const answering = <Request, Response>(
    answer: Question<Request, Response>["answer"],
  ): handleUnaryCall<Request, Response> => {
    return ({ request }, callback) => void answered({ plugin, request, answer }, callback);
  };
  return {
    handshake: answering(provider.handshake),
    getSchema: answering(provider.getSchema),
    checkConfig: answering(provider.checkConfig),
    diffConfig: answering(provider.diffConfig),
    configure: answering(provider.configure),
    getPluginInfo: answering(provider.getPluginInfo),
    attach: answering(provider.attach),
    cancel: answering(provider.cancel),
    invoke: answering(invoke),
    check: answering(check),
    diff: answering(resource.diff),
    create: answering(resource.create),
    read: answering(resource.read),
    update: answering(resource.update),
    delete: answering(resource.remove),
  };
}

interface Question<Request, Response> {
  readonly plugin: Plugin;
  readonly request: Request;
  readonly answer: (plugin: Plugin, request: Request) => Response | Promise<Response>;
}

async function answered<Request, Response>(
  { plugin, request, answer }: Question<Request, Response>,
  callback: sendUnaryData<Response>,
): Promise<void> {
  let response: Response;
  try {
    response = await answer(plugin, request);
  } catch (error) {
    callback(grpcFailure(error));
    return;
  }
  callback(null, response);
}
