import { shortSid } from "../text";
import type { Connection } from "./connection";

/** Hides secrets in a text that somebody will read. */
export type Mask = (text: string) => string;

/**
 * Hides the whole API key, the SID except for its ends, and the query of every URL: download and
 * preview URLs carry their signature there.
 */
export function maskFor({ sid, apiKey }: Pick<Connection, "sid" | "apiKey">): Mask {
  const ends = shortSid(sid);
  return (text) =>
    text
      .replaceAll(apiKey, "***")
      .replaceAll(encodeURIComponent(apiKey), "***") // In a URL that a server quotes.
      .replaceAll(sid, ends)
      .replace(/https?:\/\/[^\s"']+/g, withoutQuery);
}

function withoutQuery(url: string): string {
  const query = url.indexOf("?");
  return query === -1 || query === url.length - 1 ? url : `${url.slice(0, query)}?…`;
}
