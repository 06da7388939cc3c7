import * as http from "node:http";
import * as https from "node:https";

import type * as proxies from "https-proxy-agent";
import { getProxyForUrl } from "proxy-from-env";

import { isLoopback } from "./connection";

declare module "node:http" {
  interface Agent {
    /** What a request calls to be given a connection; Node's types leave it out. */
    addRequest(request: http.ClientRequest, options: unknown): void;
  }
}

/** Picks the agent for an address; its connections are kept alive and used again. */
export type AgentFor = (url: URL) => http.Agent;

/**
 * The proxy through which an address is reached, empty for none. It may hold a password.
 */
export function proxyFor(url: URL): string {
  return isLoopback(url.hostname) ? "" : getProxyForUrl(url.href);
}

/**
 * Honours `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`. A loopback address, the only one for plain
 * http, is reached without a proxy, as Go's programs do it, the engine among them.
 */
export function keepAliveAgents(): AgentFor {
  const agents = new Map<string, http.Agent>();
  return (url) => {
    const proxy = proxyFor(url);
    const key = `${url.protocol} ${proxy}`;
    const known = agents.get(key);
    if (known !== undefined) return known;
    const agent = newAgent(url.protocol, proxy);
    agents.set(key, agent);
    return agent;
  };
}

function newAgent(protocol: string, proxy: string): http.Agent {
  const agent = plainAgent(protocol, proxy);
  const addRequest = agent.addRequest.bind(agent);
  agent.addRequest = (request, options) => {
    tellOfCutAnswer(request);
    addRequest(request, options);
  };
  return agent;
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

function plainAgent(protocol: string, proxy: string): http.Agent {
  const options = { keepAlive: true };
  if (protocol === "http:") return new http.Agent(options);
  if (proxy === "") return new https.Agent(options);
  const { HttpsProxyAgent } =
    // oxlint-disable-next-line typescript/no-require-imports -- few have a proxy, and who asks for an agent cannot wait for an import()
    require("https-proxy-agent") as typeof proxies;
  return new HttpsProxyAgent(proxy, options);
}
