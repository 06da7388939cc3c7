import { parse } from "lossless-json";

import { wellFormed } from "../text";

/** What came back for one request, read but not understood yet. */
export interface ApiResponse {
  readonly status: number;
  /** The body as JSON, read when it is first asked for; `undefined` where it was none. */
  readonly json: unknown;
  readonly text: string;
  readonly retryAfterMs?: number;
}

/** Any object of JSON, of whose members nothing is known. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads a body. An id that came as a number keeps all its digits, as text, where a number would
 * round it.
 */
export function apiResponse(
  status: number,
  text: string,
  retryAfter: string | null | undefined,
): ApiResponse {
  const retryAfterMs = retryAfter == null ? undefined : millisecondsOf(retryAfter);
  let read: { readonly json: unknown } | undefined;
  return {
    status,
    // A document is megabytes of text that nobody here looks into.
    get json() {
      read ??= { json: parseJson(text) };
      return read.json;
    },
    text,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

function parseJson(text: string): unknown {
  try {
    return parse(text, withoutHalfPairs, (digits) =>
      /^-?\d{16,}$/.test(digits) ? digits : Number(digits),
    );
  } catch {
    return undefined; // A gateway's page or a cut body: `readFailure` says so.
  }
}

/** An escape such as `\ud83d` is valid JSON, and half a character. */
function withoutHalfPairs(_key: string, value: unknown): unknown {
  return typeof value === "string" ? wellFormed(value) : value;
}

/** `Retry-After` holds seconds or a date. */
function millisecondsOf(retryAfter: string): number | undefined {
  const seconds = Number(retryAfter);
  const milliseconds = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}
