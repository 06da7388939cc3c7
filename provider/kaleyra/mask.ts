import { shortSid } from "../text";
import type { Connection } from "./connection";

/** Hides secrets in a text that somebody will read. */
export type Mask = (text: string) => string;

/**
 * Hides the whole API key, the SID except for its ends, and the query of every URL: download and
 * preview URLs carry their signature there.
 */
export function maskFor({ sid, apiKey }: Pick<Connection, "sid" | "apiKey">): Mask {
  const shortened = shortSid(sid);
  return (text) =>
    text
      .replaceAll(apiKey, "***")
      .replaceAll(encodeURIComponent(apiKey), "***") // In a URL that a server quotes.
      .replaceAll(sid, shortened)
      .replace(/https?:\/\/[^\s"']+/g, withoutQuery);
}

function withoutQuery(url: string): string {
  const queryStart = url.indexOf("?");
  // A ? at the end is a sentence's, and begins no query.
  const hasQuery = queryStart !== -1 && queryStart !== url.length - 1;
  return hasQuery ? `${url.slice(0, queryStart)}?…` : url;
}
