import * as settings from "@pulumi/pulumi/runtime/settings";

/**
 * Gives each run connections of its own to its engine.
 *
 * A test process runs hundreds of engines, and their addresses come up again. gRPC shares what it
 * knows of an address: after a failed connection to an engine that has ended, a call to the next one
 * there fails at once. The SDK takes that for the end of the run, so the program stops without an
 * error, and the run succeeds without its resources.
 */
export function separateConnections(): void {
  const options = Object.entries(settings).filter(([name]) => /^grpc\w+Options$/.test(name));
  if (options.length === 0) throw new Error("Pulumi's SDK has its gRPC options elsewhere now");
  for (const [, values] of options) Object.assign(values, { "grpc.use_local_subchannel_pool": 1 });
}
