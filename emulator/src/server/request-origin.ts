import { BlockList, isIP } from "node:net";

import type { FastifyInstance, FastifyRequest } from "fastify";

/** Host names that lead to this machine and to no other. */
const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Adds the check to all routes of a scope. */
export function refuseForeignRequests(scope: FastifyInstance, hostNames: readonly string[]): void {
  scope.addHook("onRequest", async (request, reply) => {
    const reason = reasonToRefuse(request, hostNames);
    if (reason !== undefined) {
      await reply.code(403).send({ error: `The controls refuse this request. ${reason}` });
    }
  });
}

/** Whether the connection does not leave this machine, even if the emulator listens on a network. */
export function isFromThisMachine({ raw }: FastifyRequest): boolean {
  const { remoteAddress = "" } = raw.socket;
  return (
    isIP(remoteAddress) !== 0 && loopback.check(remoteAddress, familyName(isIP(remoteAddress)))
  );
}

/**
 * Why a request to the controls is refused, `undefined` if it is not. A web page can send requests
 * to any port of this machine: from its own origin, or under its own name once that name resolves to
 * 127.0.0.1 (DNS rebinding). Browsers state both, in headers that a page cannot change.
 *
 * @param hostNames The names, besides this machine's, under which the emulator is reached.
 */
function reasonToRefuse(request: FastifyRequest, hostNames: readonly string[]): string | undefined {
  const host = singleHostOf(request);
  if (host === undefined) return "It needs one Host header.";
  const hosts = [host, ...authorityOf(request.raw.url)];
  const foreign = hosts.find((one) => !isOwn(one, request, hostNames));
  if (foreign !== undefined) {
    return `${JSON.stringify(foreign)} is no host name of the emulator; --allow-host adds one.`;
  }
  const { origin } = request.headers;
  if (origin !== undefined && !isSameOrigin(origin, host)) {
    return `It comes from the origin ${JSON.stringify(origin)}.`;
  }
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "none" && site !== "same-origin") {
    return `It comes from another site (Sec-Fetch-Site: ${JSON.stringify(site)}).`;
  }
  return undefined;
}

/** HTTP/1.0 has requests without one, and Node.js drops all but the first of several. */
function singleHostOf({ raw }: FastifyRequest): string | undefined {
  const hosts = raw.headersDistinct["host"] ?? [];
  return hosts.length === 1 ? hosts[0] : undefined;
}

/** The host of `GET http://host/path`, which HTTP puts before the header. */
function authorityOf(target = "/"): readonly string[] {
  if (target.startsWith("/")) return [];
  return [URL.canParse(target) ? new URL(target).host : target];
}

function isOwn(host: string, { raw }: FastifyRequest, hostNames: readonly string[]): boolean {
  const name = hostNameOf(host);
  if (name === undefined) return false;
  if (name === "localhost" || hostNames.some((own) => own.toLowerCase() === name)) return true;
  const family = isIP(name);
  if (family === 0) return false;
  const called = new BlockList();
  const { localAddress = "" } = raw.socket;
  if (isIP(localAddress) !== 0) called.addAddress(localAddress, familyName(isIP(localAddress)));
  return [loopback, called].some((addresses) => addresses.check(name, familyName(family)));
}

function familyName(family: number): "ipv4" | "ipv6" {
  return family === 4 ? "ipv4" : "ipv6";
}

/** `host`, `host:port` or `[::1]:port`, and nothing else, without port and brackets. */
function hostNameOf(host: string): string | undefined {
  const match = /^(?:\[([\da-f:.]+)\]|([^\s:/?#@\\[\]]+))(?::\d{1,5})?$/i.exec(host);
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}

function isSameOrigin(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).origin === new URL(`http://${host}`).origin;
}
