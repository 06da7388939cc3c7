import * as settings from "@pulumi/pulumi/runtime/settings";

/**
 * Gives each run its own connections to its engine.
 *
 * A test process runs hundreds of engines, and some have the address of an earlier one. By default
 * all gRPC clients of a process share the state of an address: after a failed connection to an
 * engine that has ended, a call to the next engine at that address fails at once. The SDK treats
 * this as the end of the run, so the program stops without an error, and the run succeeds without
 * its resources.
 */
export function separateConnections(): void {
  // The SDK's types do not have these options, e.g. `grpcChannelOptions`.
  const options = Object.entries(settings).filter(([name]) => /^grpc\w+Options$/.test(name));
  if (options.length === 0) throw new Error("Pulumi's SDK has its gRPC options elsewhere now");
  for (const [, values] of options) Object.assign(values, { "grpc.use_local_subchannel_pool": 1 });
}
