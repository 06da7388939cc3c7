import type { Account } from "./accounts";

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
        .replace(/(?<=\/v2\/)[^/?&#\s"]+/gi, shortSid)
        .replace(/([?&][^?&=]{0,99}(?:key|token)[^?&=]{0,99}=)[^&\s"]+/gi, "$1…"),
    );
}

function shortSid(sid: string): string {
  return sid.length > 4 ? `${sid.slice(0, 2)}…${sid.slice(-2)}` : "…";
}

/** Something hidden may be encoded several times. Text that is encoded more often than this is not shown. */
const mostDecodings = 20;

/** The text as it was sent or, if something is hidden only in a decoded form of it, that form. */
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

/** Wrong sequences are no error, and characters that could forge a line of the log become spaces. */
function decoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll("%", ""), "hex")
      .toString()
      .replace(/[\p{C}\p{Z}]/gu, " "),
  );
}

/** In any case; invisible characters, and what JSON writes for them, may be within. */
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
  return new RegExp(patterns.join("|") || "(?!)", "gi");
}
