import type { Account } from "./accounts";

/** Hides credentials in a text. */
export type Mask = (text: string) => string;

/**
 * Hides the API keys, and the SIDs except for their ends, however often they are percent-encoded; also
 * a mistyped SID in a path, and a key or token in a query.
 */
export function maskFor(accounts: readonly Account[]): Mask {
  const keys = anyOf(accounts.flatMap(({ apiKeys }) => apiKeys));
  const sids = anyOf(accounts.map(({ sid }) => sid));
  return (text) =>
    hideIn(text, (form) =>
      form
        .replace(keys, "***")
        .replace(sids, shortSid)
        // The SID's place in the paths of `kaleyra/routes.ts`.
        .replace(/(?<=\/v2\/)[^/?&#\s"]+/gi, shortSid)
        // The bounds keep the time linear.
        .replace(/([?&][^?&=]{0,99}(?:key|token)[^?&=]{0,99}=)[^&\s"]+/gi, "$1…"),
    );
}

/** The ends of a SID, which are enough to recognize it. */
function shortSid(sid: string): string {
  return sid.length > 4 ? `${sid.slice(0, 2)}…${sid.slice(-2)}` : "…";
}

/** A secret may be percent-encoded several times. A text that is encoded more often than this is not shown at all. */
const mostDecodings = 20;

/** The text with its secrets hidden. If a secret is only in a decoded form of the text, the result has that form. */
function hideIn(text: string, hide: Mask): string {
  let result = text;
  let form = text;
  for (let decodings = 0; decodings <= mostDecodings; decodings += 1) {
    const hidden = hide(form);
    if (hidden !== form) result = hidden;
    form = decoded(hidden);
    if (form === hidden) return result;
  }
  return "…";
}

/** Decodes once. A wrong sequence is not an error, and characters that could forge a line of the log become spaces. */
function decoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll("%", ""), "hex")
      .toString()
      .replace(/[\p{C}\p{Z}]/gu, " "),
  );
}

/**
 * Finds any of the secrets, in upper or lower case, also with invisible characters in it, or with what JSON
 * writes for them.
 */
function anyOf(secrets: readonly string[]): RegExp {
  const patterns = secrets
    .filter((secret) => secret !== "")
    // The longest first: a key may begin like another one.
    .sort((one, other) => other.length - one.length)
    .map((secret) =>
      [...secret]
        .map((character) => character.replace(/[\\^$.*+?()[\]{}|]/, String.raw`\$&`))
        .join(String.raw`(?:[^!-~]|\\(?:u[\da-f]{4}|[bfnrt])?)*`),
    );
  // Without a secret, nothing matches.
  return new RegExp(patterns.join("|") || "(?!)", "gi");
}
