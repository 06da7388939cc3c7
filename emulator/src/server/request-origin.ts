import { BlockList, isIP } from "node:net";

import type { FastifyInstance, FastifyRequest } from "fastify";

/** Host names that lead to this machine and to no other. */
const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Adds the check to all routes of a scope, which need no key. */
export function refuseForeignRequests(scope: FastifyInstance, hostNames: readonly string[]): void {
  scope.addHook("onRequest", async (request, reply) => {
    const reason = reasonToRefuse(request, (host) => isOwn(host, request, hostNames));
    if (reason !== undefined) {
      await reply.code(403).send({ error: `The controls refuse this request. ${reason}` });
    }
  });
}

/**
 * The same for Kaleyra's API. Its clients call it by any name, and some by none: it only refuses names
 * that a web page can have.
 */
export function reasonToRefuseCall(
  request: FastifyRequest,
  hostNames: readonly string[],
): string | undefined {
  return reasonToRefuse(
    request,
    (host) => host === "" || isPrivate(hostNameOf(host)) || isOwn(host, request, hostNames),
  );
}

/** Whether the connection does not leave this machine, even if the emulator listens on a network. */
export function isFromThisMachine({ raw }: FastifyRequest): boolean {
  const { remoteAddress = "" } = raw.socket;
  return (
    isIP(remoteAddress) !== 0 && loopback.check(remoteAddress, familyName(isIP(remoteAddress)))
  );
}

/**
 * Why a request is refused, `undefined` if it is not. A web page can send requests to any port of this
 * machine: from its own origin, or under its own name once that name resolves to 127.0.0.1 (DNS
 * rebinding). Browsers state both, in headers that a page cannot change.
 */
function reasonToRefuse(
  { headers, raw }: FastifyRequest,
  isAllowed: (host: string) => boolean,
): string | undefined {
  // HTTP/1.0 has requests without one, and `headers` only has the first of several.
  const hosts = raw.headersDistinct["host"] ?? [""];
  const foreign = [...hosts, ...authorityOf(raw.url)].find((host) => !isAllowed(host));
  if (foreign !== undefined) {
    return `${JSON.stringify(foreign)} is no host name of the emulator; --allow-host adds one.`;
  }
  const { origin } = headers;
  if (origin !== undefined && !hosts.some((host) => isSameOrigin(origin, host))) {
    return `It comes from the origin ${JSON.stringify(origin)}.`;
  }
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "none" && site !== "same-origin") {
    return `It comes from another site (Sec-Fetch-Site: ${JSON.stringify(site)}).`;
  }
  return undefined;
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

/** An address, a name without a dot, one in a domain that no web site can be in, or Kaleyra's own. */
function isPrivate(name = "."): boolean {
  return (
    isIP(name) !== 0 ||
    !name.includes(".") ||
    /\.(internal|local|localhost|svc|test|kaleyra\.io)$/.test(name)
  );
}

function familyName(family: number): "ipv4" | "ipv6" {
  return family === 4 ? "ipv4" : "ipv6";
}

/** `host`, `host.`, `host:port` or `[::1]:port`, and nothing else, without last dot, port and brackets. */
function hostNameOf(host: string): string | undefined {
  const match = /^(?:\[([\da-f:.]+)\]|([^\s:/?#@\\[\]]+?)\.?)(?::\d{1,5})?$/i.exec(host);
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}

/** Browsers write both alike, without the port 80. */
function isSameOrigin(origin: string, host: string): boolean {
  return origin.toLowerCase() === `http://${host}`.toLowerCase();
}
