import type { Account } from "../accounts";

export type Mask = (text: string) => string;

/** Hides the API keys, and the SIDs except for their ends. */
export function maskFor(accounts: readonly Account[]): Mask {
  const keys = accounts.flatMap(({ apiKeys }) => apiKeys).map((key) => [key, "***"] as const);
  const sids = accounts.map(({ sid }) => [sid, shortSid(sid)] as const);
  // The longest first: a key may begin like another one.
  const secrets = [...keys, ...sids]
    .filter(([secret]) => secret !== "")
    .sort(([one], [other]) => other.length - one.length);
  const hide = (text: string): string =>
    secrets.reduce((rest, [secret, mask]) => rest.replaceAll(secret, mask), text);
  return (text) => {
    const plain = decoded(text);
    return hide(plain) === plain ? hide(text) : hide(plain);
  };
}

/** A path may have a mistyped SID, a key instead of one, or a token in its query. */
export function maskedPath(path: string, mask: Mask): string {
  return mask(path)
    .replace(/^(\/v2\/)([^/?]+)/, (_, start: string, sid: string) => start + shortSid(sid))
    .replace(/([?&][^=&]*(?:key|token)[^=&]*=)[^&]+/gi, "$1…");
}

function shortSid(sid: string): string {
  return sid.length > 4 ? `${sid.slice(0, 2)}…${sid.slice(-2)}` : "…";
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
