import { demoAccounts } from "kaleyra-emulator";

import { Client } from "../../provider/kaleyra/client";
import { type Connection } from "../../provider/kaleyra/connection";
import { KaleyraError, type KaleyraFailure } from "../../provider/kaleyra/failure";
import { FlowClient } from "../../provider/kaleyra/flow-client";
import { TimeLimit } from "../../provider/kaleyra/time-limit";
import { Transport, type TransportOptions } from "../../provider/kaleyra/transport";

export { operations } from "./operations";

export interface ClientOptions extends Partial<TransportOptions> {
  /** The time for all requests of the client together, which by default is a minute. */
  readonly limit?: TimeLimit;
}

/** A connection to an emulator, or to any other server, with the credentials of the first demo account. */
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

/** A transport with the credentials of the first demo account; `options` replaces its own. */
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

/** The client of one operation. */
export function clientTo(
  server: { readonly url: string },
  { limit = new TimeLimit(60), ...options }: ClientOptions = {},
): FlowClient {
  return new FlowClient(transportTo(server, options), limit);
}

/**
 * The failure of a call that must fail.
 *
 * @throws {Error} If the call succeeds, or fails with another error than a KaleyraError.
 */
export async function failureOf(call: Promise<unknown>): Promise<KaleyraFailure> {
  return (await errorOf(call)).failure;
}

/** The whole error of a call, for which {@link failureOf} returns only the failure. */
export async function errorOf(call: Promise<unknown>): Promise<KaleyraError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof KaleyraError) return error;
  throw new Error("the call did not fail with a KaleyraError", { cause: error });
}
