import * as http from "node:http";
import * as https from "node:https";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";

import { proxyFor, tunnelAgent } from "./proxy";

declare module "node:http" {
  interface Agent {
    /** Gives a request its connection. Node's types leave this method out. */
    addRequest(request: http.ClientRequest, options: unknown): void;
  }
}

/** How one request reaches its server. */
export interface Route {
  readonly agent: http.Agent;
  /** Whether any part of the request may have left this machine, because it had a connection. */
  readonly mayHaveLeft: () => boolean;
}

/**
 * Picks the route to a URL, once for each request. Connections are kept alive and reused.
 *
 * @throws {InvalidProxy} If the route needs a proxy that cannot be used.
 */
export type RouteTo = (url: URL) => Route;

/**
 * The error code for a proxy that refuses to connect, next to Node's own codes. `retry.ts` compares
 * it, and `describeFailure` shows it to users.
 */
export function proxyRefusal(status: number): string {
  return `the proxy answered ${status}`;
}

/** Routes that share one agent, and so its connections, for all URLs with the same proxy. */
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

/**
 * Wraps a shared agent to observe one request: which connection it gets, and whether a proxy
 * refuses to connect. node-fetch reports neither.
 */
function routeThrough(shared: http.Agent): Route {
  let hasConnection = false;
  const addRequest: http.Agent["addRequest"] = (request, options) => {
    reportTruncatedResponse(request);
    // An event of https-proxy-agent, with the proxy's response to CONNECT.
    request.once("proxyConnect", ({ statusCode }: { readonly statusCode: number }) => {
      if (statusCode === 200) return;
      const code = proxyRefusal(statusCode);
      request.destroy(Object.assign(new Error(code), { code }));
    });
    request.once("socket", (socket) => {
      onceConnected(socket, () => {
        hasConnection = true;
      });
    });
    shared.addRequest(request, options);
  };
  // The prototype is the shared agent, so everything else is its own: the pool of connections.
  const agent = Object.create(shared, { addRequest: { value: addRequest } }) as http.Agent;
  return { agent, mayHaveLeft: () => hasConnection };
}

/** Calls back once a socket can send: at once if it is a connection that is reused. */
function onceConnected(socket: Socket, callback: () => void): void {
  const isTls = socket instanceof TLSSocket;
  const isConnecting = isTls ? isShakingHands(socket) : socket.connecting;
  if (isConnecting) socket.once(isTls ? "secureConnect" : "connect", callback);
  else callback();
}

/**
 * Node sends no part of a request until the certificate is verified. Its types leave
 * `secureConnecting` out.
 */
function isShakingHands(socket: TLSSocket & { readonly secureConnecting?: boolean }): boolean {
  return socket.secureConnecting === true;
}

/**
 * Fails a request whose connection closes before the whole response has arrived. node-fetch 2 does
 * not notice it and would wait until the time limit.
 */
function reportTruncatedResponse(request: http.ClientRequest): void {
  request.once("response", (response) => {
    response.once("error", (error) => request.emit("error", error));
  });
}

function newAgent(protocol: string, proxy: URL | undefined): http.Agent {
  const options = { keepAlive: true };
  // Plain http is for loopback addresses only, which use no proxy.
  if (protocol === "http:") return new http.Agent(options);
  return proxy === undefined ? new https.Agent(options) : tunnelAgent(proxy, options);
}
