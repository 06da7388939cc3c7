import type { AddressInfo } from "node:net";

import type { Account } from "./accounts";
import { controlsOf } from "./controls";
import type { Emulator, EmulatorEnvironment, EmulatorOptions } from "./emulator";
import { createHttpServer } from "./server/http-server";
import { newServerState } from "./server/state";

/**
 * Starts a local Kaleyra, a real HTTP server. In a test:
 *
 * @example
 * await using kaleyra = await startEmulator({ flows: [{ name: "survey", status: "PUBLISHED" }] });
 *
 * @throws {Error} If the port is taken, the data file cannot be used, or a seed is invalid.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, host = "127.0.0.1" } = options;
  const state = newServerState(options);
  const controls = controlsOf(state, options);
  const server = createHttpServer(state, controls);
  await server.listen({ port, host });
  const close = async (): Promise<void> => {
    await server.close();
  };
  const url = urlOf(server.server.address() as AddressInfo, host);
  const environment = environmentOf(url, state.accounts);
  return { ...controls, url, environment, close, [Symbol.asyncDispose]: close };
}

/** The URL for clients, which cannot call the wildcard address of all interfaces. */
function urlOf(address: AddressInfo, host: string): string {
  const callable = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  const hostname = callable.includes(":") ? `[${callable}]` : callable; // IPv6 needs brackets.
  return `http://${hostname}:${address.port}`;
}

/** The variables for the first account, key and WABA. They are empty if there is none. */
function environmentOf(url: string, accounts: readonly Account[]): EmulatorEnvironment {
  const [account] = accounts;
  return {
    KALEYRA_API_URL: url,
    KALEYRA_SID: account?.sid ?? "",
    KALEYRA_API_KEY: account?.apiKeys[0] ?? "",
    KALEYRA_WABA_ID: account?.wabas[0]?.id ?? "",
  };
}
