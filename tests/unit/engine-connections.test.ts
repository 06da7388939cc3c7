import { promisify } from "node:util";

import { Server, ServerCredentials, type ServiceError, status } from "@grpc/grpc-js";
import * as resource from "@pulumi/pulumi/proto/resource_pb";
import { getMonitor, resetOptions } from "@pulumi/pulumi/runtime/settings";

import { separateConnections } from "../support/engine-connections";

// Otherwise gRPC remembers that no engine was at the address.
separateConnections();

/** A server without services, which responds UNIMPLEMENTED; at a free port by default. */
async function serverAt(port = 0): Promise<{ readonly server: Server; readonly port: number }> {
  const server = new Server();
  const bind = promisify(server.bindAsync.bind(server));
  return { server, port: await bind(`127.0.0.1:${port}`, ServerCredentials.createInsecure()) };
}

/** The status code of a call by a program whose engine is at the port. */
function codeOfCall(port: number): Promise<number | undefined> {
  const address = `127.0.0.1:${port}`;
  resetOptions("project", "stack", 1, address, address, false, "organization");
  return new Promise((resolve) => {
    const request = new resource.SupportsFeatureRequest();
    getMonitor()?.supportsFeature(request, (error: ServiceError | null) => resolve(error?.code));
  });
}

it("an engine is reached at an address at which none was before", async () => {
  const { server: first, port } = await serverAt();
  first.forceShutdown();
  expect(await codeOfCall(port)).toBe(status.UNAVAILABLE);

  const { server } = await serverAt(port);

  const code = await codeOfCall(port);
  server.forceShutdown();
  expect(code).toBe(status.UNIMPLEMENTED);
});
