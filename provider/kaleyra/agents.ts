import * as http from "node:http";
import * as https from "node:https";
import { TLSSocket } from "node:tls";

import { proxyFor, tunnelAgent } from "./proxy";

declare module "node:http" {
  interface Agent {
    /** What a request calls to be given a connection; Node's types leave it out. */
    addRequest(request: http.ClientRequest, options: unknown): void;
  }
}

/** How one request reaches its server. */
export interface Route {
  readonly agent: http.Agent;
  /** Whether any of the request may have left this machine: a connection was there for it. */
  readonly mayHaveLeft: () => boolean;
}

/**
 * Picks the way to an address, anew for each request; its connections are kept alive and used again.
 *
 * @throws {InvalidProxy} If it goes through a proxy that cannot be used.
 */
export type RouteTo = (url: URL) => Route;

/** What a proxy that does not connect to the server is called among the codes of Node's errors. */
export function proxyRefusal(status: number): string {
  return `the proxy answered ${status}`;
}

/** One agent for all addresses that are reached the same way. */
export function keepAliveRoutes(): RouteTo {
  const agents = new Map<string, http.Agent>();
  return (url) => {
    const proxy = proxyFor(url);
    const key = `${url.protocol} ${proxy?.href}`;
    const agent = agents.get(key) ?? newAgent(url.protocol, proxy);
    agents.set(key, agent);
    return routeThrough(agent);
  };
}

/** A view of a shared agent that watches the one request made with it. */
function routeThrough(shared: http.Agent): Route {
  let left = false;
  const addRequest: http.Agent["addRequest"] = (request, options) => {
    tellOfCutAnswer(request);
    request.once("proxyConnect", ({ statusCode }: { readonly statusCode: number }) => {
      if (statusCode === 200) return;
      const code = proxyRefusal(statusCode);
      request.destroy(Object.assign(new Error(code), { code }));
    });
    request.once("socket", (socket) => {
      const [isConnecting, connected] =
        socket instanceof TLSSocket
          ? [isShakingHands(socket), "secureConnect"]
          : [socket.connecting, "connect"];
      if (!isConnecting) left = true;
      else socket.once(connected, () => (left = true));
    });
    shared.addRequest(request, options);
  };
  const agent = Object.create(shared, { addRequest: { value: addRequest } }) as http.Agent;
  return { agent, mayHaveLeft: () => left };
}

/** Node sends nothing of a request before the certificate is found good; its types leave this out. */
function isShakingHands(socket: TLSSocket & { readonly secureConnecting?: boolean }): boolean {
  return socket.secureConnecting === true;
}

/**
 * node-fetch 2 overlooks a connection that closes before the promised length has come, and would
 * wait for the rest until the time limit.
 */
function tellOfCutAnswer(request: http.ClientRequest): void {
  request.once("response", (answer) => {
    answer.once("error", (error) => request.emit("error", error));
  });
}

function newAgent(protocol: string, proxy: URL | undefined): http.Agent {
  const options = { keepAlive: true };
  if (protocol === "http:") return new http.Agent(options);
  return proxy === undefined ? new https.Agent(options) : tunnelAgent(proxy, options);
}
