import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";

import { HttpsProxyAgent } from "https-proxy-agent";

/**
 * Reaches hosts through a proxy. The library leaves a connection open that waits for the proxy's
 * answer when the request ends first, and it would keep the process alive.
 */
export class TunnelAgent extends HttpsProxyAgent<string> {
  override async connect(
    request: ClientRequest,
    options: Parameters<HttpsProxyAgent<string>["connect"]>[1],
  ): Promise<Socket> {
    const end = new AbortController();
    const abort = () => end.abort();
    const tunnel = new HttpsProxyAgent(this.proxy, { keepAlive: true, signal: end.signal });
    request.once("abort", abort);
    try {
      return await tunnel.connect(request, options);
    } finally {
      request.off("abort", abort);
    }
  }
}
