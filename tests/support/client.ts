import { demoAccounts, type Emulator } from "kaleyra-emulator";

import { Client } from "../../provider/kaleyra/client";
import { type Connection } from "../../provider/kaleyra/connection";
import { KaleyraError, type KaleyraFailure } from "../../provider/kaleyra/failure";
import { FlowClient } from "../../provider/kaleyra/flow-client";
import { TimeLimit } from "../../provider/kaleyra/time-limit";
import { Transport, type TransportOptions } from "../../provider/kaleyra/transport";

export interface ClientOptions extends Partial<TransportOptions> {
  /** The time limit of all the client's requests in the test. */
  readonly limit?: TimeLimit;
}

/** A connection to the emulator's first account, or to another server with the same credentials. */
export function connectionTo(server: { readonly url: string }): Connection {
  const [{ sid, apiKeys }] = demoAccounts;
  return { apiUrl: new URL(server.url), sid, apiKey: apiKeys[0] ?? "" };
}

function transportOptions(server: { readonly url: string }): TransportOptions {
  return {
    connection: connectionTo(server),
    requestTimeoutSeconds: 20,
    userAgent: "pulumi-kaleyra-tests",
  };
}

export function transportTo(
  server: { readonly url: string },
  options: Partial<TransportOptions> = {},
): Transport {
  return new Transport({ ...transportOptions(server), ...options });
}

/** The client that the operations of one process share. */
export function sharedClientTo(
  server: { readonly url: string },
  options: Partial<TransportOptions> = {},
): Client {
  return new Client({ ...transportOptions(server), timeoutSeconds: 60, ...options });
}

export function clientTo(
  server: { readonly url: string },
  { limit = new TimeLimit(60), ...options }: ClientOptions = {},
): FlowClient {
  return new FlowClient(transportTo(server, options), limit);
}

/**
 * The failure of a call. Fails the test if the call succeeds, or fails with an error of another
 * type.
 */
export async function failureOf(call: Promise<unknown>): Promise<KaleyraFailure> {
  return (await errorOf(call)).failure;
}

export async function errorOf(call: Promise<unknown>): Promise<KaleyraError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof KaleyraError) return error;
  throw new Error("the call did not fail with a KaleyraError", { cause: error });
}

/** The operations that the emulator received, in order. */
export function operations(kaleyra: Emulator): readonly string[] {
  return kaleyra.requests().map(({ operation }) => operation);
}
