import { once } from "node:events";
import { createServer } from "node:net";

import { type sendUnaryData, Server, ServerCredentials, type ServerUnaryCall } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

import { someInputs } from "../support/flow";
import { deleteOf } from "./support/requests";
import { served } from "./support/served";

/** An engine as far as it takes what is logged. */
async function anEngine() {
  const told: string[] = [];
  const server = new Server();
  server.addService(EngineService, {
    log: ({ request }: ServerUnaryCall<LogRequest, Empty>, callback: sendUnaryData<Empty>) => {
      told.push(request.getMessage());
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
    told,
    address: `127.0.0.1:${port}`,
    [Symbol.dispose]: () => server.forceShutdown(),
  };
}

/** The proxy of a network, which leads nowhere on this machine. */
async function aProxy() {
  const server = createServer((socket) => socket.on("error", () => {}).end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const before = { ...process.env };
  Object.assign(process.env, { http_proxy: `http://127.0.0.1:${port}`, no_proxy: "" });
  return {
    [Symbol.dispose]: () => {
      for (const name of ["http_proxy", "no_proxy"]) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
      server.close();
    },
  };
}

describe("what the plugin tells the engine", () => {
  it("comes to it past the proxy of the network", async () => {
    using _proxy = await aProxy();
    using engine = await anEngine();
    await using plugin = await served(engine.address);
    const state = { ...someInputs(), status: "DRAFT", deletionPolicy: "Retain", account: "any" };

    await plugin.call("delete", deleteOf("112", state));

    expect(engine.told).toEqual([expect.stringContaining("stays at Kaleyra as it is")]);
  }, 20_000);
});
