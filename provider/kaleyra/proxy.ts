import type { Agent, ClientRequest } from "node:http";
import type { Socket } from "node:net";

import type * as httpsProxies from "https-proxy-agent";
import type * as environmentProxies from "proxy-from-env";

import { isLoopback } from "./connection";

/**
 * The error for an environment that sets a proxy that cannot be used. The message names the
 * variable and no password.
 */
export class InvalidProxy extends RangeError {
  override readonly name = "InvalidProxy";
}

/**
 * The proxy for a URL, from `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`. Loopback addresses use no
 * proxy, as in Go's programs, including the engine. The proxy's URL may contain a password.
 *
 * @throws {InvalidProxy} If the proxy cannot be used.
 */
export function proxyFor(url: URL): URL | undefined {
  if (isLoopback(url.hostname)) return undefined;
  const { getProxyForUrl } =
    // oxlint-disable-next-line typescript/no-require-imports -- a preview that needs no address must not load it, and a getter cannot await an import()
    require("proxy-from-env") as typeof environmentProxies;
  if (getProxyForUrl(url.href) === "") return undefined;
  const { variable, text } = settingFor(url);
  const invalid = (reason: string) =>
    new InvalidProxy(`${variable} is not the address of a usable proxy: ${reason}`);
  // A proxy without a scheme is an http proxy, as in curl and Go.
  const address = text.includes("://") ? text : `http://${text}`;
  // Before the URL is parsed, so that `socks5://…` gets a reason of its own.
  const scheme = /^([a-z][\w+.-]*):\/\//i.exec(address)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== "http" && scheme !== "https") {
    throw invalid(`proxies are reached by http:// or https://, not by ${scheme}://`);
  }
  const proxy = URL.canParse(address) ? new URL(address) : undefined;
  const hasPath = proxy !== undefined && `${proxy.pathname}${proxy.search}${proxy.hash}` !== "/";
  if (proxy === undefined || hasPath || proxy.port === "0") {
    throw invalid("write it as http://host:port, or http://user:password@host:port");
  }
  if (!isDecodable(proxy.username) || !isDecodable(proxy.password)) {
    throw invalid("in user name and password a percent sign is written %25");
  }
  return proxy;
}

/**
 * The variable that proxy-from-env used, and its value. The library returns the value only, so the
 * variables are read here in the library's order.
 */
function settingFor({ protocol }: URL): { readonly variable: string; readonly text: string } {
  const protocolVariable = `${protocol.replace(":", "")}_proxy`;
  for (const name of [
    `npm_config_${protocolVariable}`,
    protocolVariable,
    "npm_config_proxy",
    "all_proxy",
  ]) {
    for (const variable of [name, name.toUpperCase()]) {
      // oxlint-disable-next-line eslint/no-restricted-properties -- proxy-from-env reads the same variables, and does not say which
      const text = process.env[variable];
      if (text) return { variable, text: text.trim() };
    }
  }
  throw new InvalidProxy("the environment names a proxy, and no variable has its address");
}

/** Whether https-proxy-agent can decode a user name or a password. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * An agent that connects through a proxy. If a request ends while the library waits for the proxy's
 * response, the library leaves that connection open, and the connection would keep the process
 * alive. So each connection is made by an inner agent with a signal, which ends with the request.
 */
export function tunnelAgent(proxy: URL, options: { readonly keepAlive: boolean }): Agent {
  const { HttpsProxyAgent } =
    // oxlint-disable-next-line typescript/no-require-imports -- few users have a proxy, and the caller cannot await an import()
    require("https-proxy-agent") as typeof httpsProxies;

  class TunnelAgent extends HttpsProxyAgent<string> {
    override async connect(
      request: ClientRequest,
      connectOptions: Parameters<httpsProxies.HttpsProxyAgent<string>["connect"]>[1],
    ): Promise<Socket> {
      const controller = new AbortController();
      const abort = () => controller.abort();
      const tunnel = new HttpsProxyAgent(proxy, { ...options, signal: controller.signal });
      request.once("abort", abort);
      try {
        return await tunnel.connect(request, connectOptions);
      } finally {
        request.off("abort", abort); // A tunnel that is reused must not end with this request.
      }
    }
  }
  return new TunnelAgent(proxy, options);
}
