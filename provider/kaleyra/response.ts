import { parse } from "lossless-json";

import { wellFormed } from "../text";

/** The response to one request, read but not interpreted yet. */
export interface ApiResponse {
  readonly status: number;
  /** The body as JSON, parsed on first access; `undefined` if the body is not JSON. */
  readonly json: unknown;
  readonly text: string;
  readonly retryAfterMs?: number;
}

/** A JSON object with unknown members. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The response from a status, a body and the header `Retry-After`. In the JSON, a number of 16
 * digits or more becomes a string: it is an id, whose digits a number would round.
 */
export function apiResponse(
  status: number,
  text: string,
  retryAfter: string | null | undefined,
): ApiResponse {
  const retryAfterMs = retryAfter == null ? undefined : millisecondsOf(retryAfter);
  let parsed: { readonly json: unknown } | undefined;
  return {
    status,
    // Parsed on access only, since a document is megabytes of text that nothing here interprets.
    get json() {
      parsed ??= { json: parseJson(text) };
      return parsed.json;
    },
    text,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

function parseJson(text: string): unknown {
  // JavaScript's numbers are exact up to 15 digits.
  const parseNumber = (digits: string) => (/^-?\d{16,}$/.test(digits) ? digits : Number(digits));
  try {
    return parse(text, halfPairEscape.test(text) ? withoutHalfPairs : undefined, parseNumber);
  } catch {
    return undefined; // A gateway's page or a truncated body; `readFailure` reports it.
  }
}

/** An escape such as `\ud83d` is valid JSON, but only half a character. */
const halfPairEscape = /\\ud[89a-f]/i;

/** Replaces half characters, which no message and no state can contain. */
function withoutHalfPairs(_key: string, value: unknown): unknown {
  return typeof value === "string" ? wellFormed(value) : value;
}

/** The wait that `Retry-After` asks for: its value is a number of seconds or a date. */
function millisecondsOf(retryAfter: string): number | undefined {
  const seconds = Number(retryAfter);
  const milliseconds = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}
