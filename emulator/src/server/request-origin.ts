import { BlockList, isIP } from "node:net";

import type { FastifyInstance, FastifyRequest } from "fastify";

/** The addresses that lead to this machine and to no other. */
const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Refuses requests of web pages to all routes of a scope: they need no key, so a page must not reach them. */
export function refuseForeignRequests(scope: FastifyInstance, hostNames: readonly string[]): void {
  scope.addHook("onRequest", async (request, reply) => {
    const reason = reasonToRefuse(request, (host) => isOwn(host, request, hostNames));
    if (reason !== undefined) {
      await reply.code(403).send({ error: `The controls refuse this request. ${reason}` });
    }
  });
}

/**
 * Why Kaleyra's API refuses a request; `undefined` if the request is accepted. Clients call the API by any name, and some
 * by none, so it only refuses names that a web page can have.
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
 * Why a request is refused; `undefined` if the request is accepted. A web page can send requests to any port of this
 * machine: from its own origin, or under its own name once that name resolves to 127.0.0.1 (DNS
 * rebinding). Browsers state both, in headers that a page cannot change.
 */
function reasonToRefuse(
  { headers, raw }: FastifyRequest,
  isAllowed: (host: string) => boolean,
): string | undefined {
  // HTTP/1.0 has requests without a host, and `headers` only has the first of several hosts.
  const hosts = raw.headersDistinct["host"] ?? [""];
  const foreign = [...hosts, ...authorityOf(raw.url)].find((host) => !isAllowed(host));
  if (foreign !== undefined) {
    return `${JSON.stringify(foreign)} is not a host name of the emulator; --allow-host adds one.`;
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

/** The host in the target of `GET http://host/path`, which in HTTP replaces the header. */
function authorityOf(target = "/"): readonly string[] {
  if (target.startsWith("/")) return [];
  return [URL.canParse(target) ? new URL(target).host : target];
}

/** Whether a host is this machine, the address that the connection reached, or one of the given names. */
function isOwn(host: string, { raw }: FastifyRequest, hostNames: readonly string[]): boolean {
  const name = hostNameOf(host);
  if (name === undefined) return false;
  if (name === "localhost" || hostNames.some((given) => given.toLowerCase() === name)) return true;
  const family = isIP(name);
  if (family === 0) return false;
  const reached = new BlockList();
  const { localAddress = "" } = raw.socket;
  if (isIP(localAddress) !== 0) reached.addAddress(localAddress, familyName(isIP(localAddress)));
  return [loopback, reached].some((addresses) => addresses.check(name, familyName(family)));
}

/**
 * Whether no web site but Kaleyra's can have a name: an address, a name without a dot, a name in a domain
 * without web sites, or Kaleyra's own.
 */
function isPrivate(name: string | undefined): boolean {
  if (name === undefined) return false;
  return (
    isIP(name) !== 0 ||
    !name.includes(".") ||
    /\.(internal|local|localhost|svc|test|kaleyra\.io)$/.test(name)
  );
}

function familyName(family: number): "ipv4" | "ipv6" {
  return family === 4 ? "ipv4" : "ipv6";
}

/**
 * The name in `host`, `host.`, `host:port` or `[::1]:port`, without the last dot, port and brackets;
 * `undefined` for any other text.
 */
function hostNameOf(host: string): string | undefined {
  const match = /^(?:\[([\da-f:.]+)\]|([^\s:/?#@\\[\]]+?)\.?)(?::\d{1,5})?$/i.exec(host);
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}

/** Whether an origin is that of a host. Browsers omit the port 80 in both. */
function isSameOrigin(origin: string, host: string): boolean {
  return origin.toLowerCase() === `http://${host}`.toLowerCase();
}
