import { createHash } from "node:crypto";
import { BlockList, isIP } from "node:net";

/** The host and the credentials of a Kaleyra account. */
export interface Connection {
  /** Scheme and host, e.g. `https://api.in.kaleyra.io`, checked by {@link apiUrl}. */
  readonly apiUrl: URL;
  /** The account's SID. Kaleyra checks it together with the key. */
  readonly sid: string;
  /** Not empty. */
  readonly apiKey: string;
}

/**
 * Kaleyra's hosts by pod. Its pages disagree about SG (`api.kaleyra.io` on the newer ones) and NA
 * (`api.na.kaleyra.io`): `pod-hosts` in docs/assumptions.md. The "API Domain" in the key's edit
 * pane is authoritative; users set it as `kaleyra:apiUrl`.
 *
 * @see https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-delete-flow
 */
export const pods: Readonly<Record<string, string>> = {
  IN: "https://api.in.kaleyra.io",
  SG: "https://api.ap.kaleyra.io",
  EU: "https://api.eu.kaleyra.io",
  NA: "https://api.na.kaleyra.ai",
};

/** Whether a host is this machine, for which plain http is allowed. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** The private and link-local addresses: RFC 1918, 3927, 4193 and 4291. */
const privateNetworks = new BlockList();
privateNetworks.addSubnet("10.0.0.0", 8);
privateNetworks.addSubnet("172.16.0.0", 12);
privateNetworks.addSubnet("192.168.0.0", 16);
privateNetworks.addSubnet("169.254.0.0", 16);
privateNetworks.addSubnet("fc00::", 7, "ipv6");
privateNetworks.addSubnet("fe80::", 10, "ipv6");

/**
 * Whether a host is this machine or in its network, so that it is certainly not Kaleyra's.
 *
 * @param host With or without a port.
 */
export function isLocal(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  if (isLoopback(hostname)) return true;
  const address = hostname.replace(/^\[|\]$/g, ""); // An IPv6 address has brackets in a URL.
  const family = isIP(address); // 0 for a name.
  if (family !== 0) return privateNetworks.check(address, family === 6 ? "ipv6" : "ipv4");
  return !hostname.includes(".") || /\.(localhost|local|internal|test)$/.test(hostname);
}

/**
 * Parses the URL of an API: scheme and host, to which `/v2/<sid>` is appended. The error's message
 * is the reason in a sentence of `provider/config.ts`.
 *
 * @throws {RangeError} If it is not a URL, has more than scheme and host, or would send the key
 *   unencrypted.
 */
export function apiUrl(text: string): URL {
  if (!URL.canParse(text)) {
    throw new RangeError("it is not a URL; write it as https://api.in.kaleyra.io");
  }
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") {
    throw new RangeError("it holds a user name or a password; leave scheme and host only");
  }
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    throw new RangeError("it has a path or a query; leave scheme and host only");
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    throw new RangeError("it must be https (http is for a loopback address only)");
  }
  return url;
}

/**
 * A short fingerprint of account and host. The state keeps it with each flow, since Kaleyra's "no
 * such flow" is the same for a deleted flow and for another account's flow. Another result for the
 * same account would make every flow in existing states a foreign one.
 */
export function accountFingerprint({
  sid,
  apiUrl: { hostname, port },
}: Pick<Connection, "sid" | "apiUrl">): string {
  // A trailing dot names the same host. `URL` already normalizes letter case and the default port.
  const host = `${hostname.replace(/\.$/, "")}${port === "" ? "" : `:${port}`}`;
  return createHash("sha256").update(`${sid}@${host}`).digest("hex").slice(0, 12);
}
