import { printable, truncated } from "../text";
import type { KaleyraFailure } from "./failure";
import type { Mask } from "./mask";
import type { MetaError } from "./refusals";
import { type ApiResponse, isJsonObject, type JsonObject } from "./response";

/** The most characters of Kaleyra's own text in a message. */
const longestText = 600;
/** The most characters of an excerpt from a body without a text of Kaleyra's. */
const longestExcerpt = 160;
/**
 * In characters, of the part of a body that becomes printable: messages show its beginning only.
 */
const longestPage = 20_000;
/** Meta's codes for "too many calls": of the app, of the account. */
const metaRateLimits = new Set([4, 80007]);
/** Meta's codes for a missing permission and an invalid token. */
const metaCredentials = new Set([10, 190]);
/** Meta's codes for "unknown error" and "service unavailable". */
const metaServerFaults = new Set([1, 2]);
/**
 * Kaleyra's codes for refusals, without their hyphen; WA200 and RBC103 are its codes for success.
 */
const kaleyraRefusal = /^(WA4|RBC0)\d\d$/;
/**
 * Statuses below 500 that are not a refusal: the server timed out (408), asks for a retry (425), or
 * a gateway lost the connection (499).
 */
const transientStatuses = new Set([408, 425, 499]);

/**
 * Whether a status means that the server failed rather than refused. The body does not matter then,
 * since a request that failed half-way may have been applied.
 */
export function isServerFault(status: number): boolean {
  return status >= 500 || transientStatuses.has(status);
}

/**
 * What is wrong with a response; `undefined` if nothing is. Below 500 the body decides before the
 * status, since Kaleyra returns 401 for bad credentials, a missing entitlement and an unknown flow.
 * Only `error.flow_id` identifies an unknown flow. The assumptions are in docs/assumptions.md, from
 * `failures-as-deletion` to `meta-credentials`.
 *
 * @see https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-delete-flow
 */
export function readFailure(response: ApiResponse, mask: Mask): KaleyraFailure | undefined {
  const { status, json } = response;
  if (status >= 300 && status < 400) return { kind: "redirected", status };
  if (isJsonObject(json)) return failureInJson(response, json, mask);
  if (status === 429) return rateLimited(response, "too many requests");
  const isEmpty = response.text.trim() === "";
  // A bare list, or an empty body, which confirms nothing: the caller then reads the flow.
  if (isSuccess(status) && (Array.isArray(json) || isEmpty)) return undefined;
  if (isServerFault(status) && isEmpty) {
    return { kind: "serverFault", status, message: "an empty answer" };
  }
  return { kind: "gatewayPage", status, excerpt: excerptOf(mask(response.text)) };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/**
 * The failure in an object. A status of a server fault decides first. Below it Kaleyra's own codes
 * decide, then Meta's error, which Kaleyra passes on, and the status last.
 */
function failureInJson(
  response: ApiResponse,
  json: JsonObject,
  mask: Mask,
): KaleyraFailure | undefined {
  const { status } = response;
  const error = metaErrorIn(json);
  const meta = error && readMeta(error, mask);
  // A function, since most responses are no failure and need no message.
  const message = () => messageIn(json, mask);
  const serverFault = (): KaleyraFailure => ({
    kind: "serverFault",
    status,
    message: message(),
    ...(meta && { meta }),
  });
  if (isServerFault(status)) return serverFault();

  // Kaleyra's pages spell its codes `WA-401` and `WA401`.
  const code = typeof json["code"] === "string" ? json["code"].replace("-", "").toUpperCase() : "";
  if (code === "RBC001") return { kind: "badCredentials", message: message() };
  if (code === "WA401") {
    if (isMissing(json, "flow_id")) return { kind: "noSuchFlow", message: message() };
    if (isMissing(json, "waba_id")) return { kind: "noSuchWaba", message: message() };
    if (isMissing(json, "phone_number")) return { kind: "noSuchNumber", message: message() };
    // See `entitlement-body` in docs/assumptions.md.
    return { kind: "notEntitled", message: message() };
  }
  if (status === 429 || code === "WA429") return rateLimited(response, message());
  if (meta !== undefined && metaRateLimits.has(meta.code)) return rateLimited(response, message());
  const isMetaServerFault = meta !== undefined && metaServerFaults.has(meta.code);
  if (isTransient(error) || isMetaServerFault) return serverFault();
  // A gateway's error object repeats the status as its code; no code of Meta's is an HTTP status.
  if (meta !== undefined && meta.code !== status) {
    if (metaCredentials.has(meta.code)) return { kind: "badCredentials", message: message() };
    return { kind: "refused", status, message: message(), meta };
  }
  if (code === "WA500") return serverFault(); // After Meta's error, which is more precise.
  const isForbidden = status === 401 || status === 403;
  const isRefused = !isSuccess(status) || code === "WA400" || json["success"] === false;
  if (!isForbidden && !isRefused) return undefined;
  // Without one of Kaleyra's codes, a gateway may have answered, and Kaleyra may have applied the
  // request.
  const uncertainty = kaleyraRefusal.test(code) ? {} : ({ mayHaveBeenApplied: true } as const);
  return {
    kind: isForbidden ? "forbidden" : "refused",
    status,
    message: message(),
    ...uncertainty,
  };
}

function rateLimited({ retryAfterMs }: ApiResponse, message: string): KaleyraFailure {
  return { kind: "rateLimited", message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** Kaleyra's form of "no such flow": the `error` object has a sentence about this id. */
function isMissing(json: JsonObject, idName: string): boolean {
  const error = json["error"];
  if (!isJsonObject(error)) return false;
  const text = error[idName];
  return typeof text === "string" && /does not exist|does not belong/i.test(text);
}

/** Meta's error object, which Kaleyra may pass on as it is or inside its own. */
function metaErrorIn({ error, data }: JsonObject): JsonObject | undefined {
  const nested = [error, data].filter(isJsonObject).map((outer) => outer["error"]);
  return [error, ...nested]
    .filter(isJsonObject)
    .find((candidate) => codeOf(candidate) !== undefined || isTransient(candidate));
}

function isTransient(error: JsonObject | undefined): boolean {
  return error?.["is_transient"] === true || error?.["is_transient"] === "true";
}

/** Meta's codes are numbers; a code that Kaleyra passes on as a string counts too. */
function codeOf({ code }: JsonObject): number | undefined {
  if (typeof code === "number") return code;
  return typeof code === "string" && /^\d{1,9}$/.test(code) ? Number(code) : undefined;
}

function readMeta(error: JsonObject, mask: Mask): MetaError | undefined {
  const code = codeOf(error);
  if (code === undefined) return undefined;
  const { error_subcode: subcode, fbtrace_id: fbtraceId } = error;
  return {
    code,
    ...(typeof subcode === "number" && { subcode }),
    ...(typeof fbtraceId === "string" &&
      fbtraceId !== "" && { fbtraceId: shortText(fbtraceId, mask) }),
  };
}

/** All distinct sentences of an error body, since any of them may contain the reason. */
function messageIn(json: JsonObject, mask: Mask): string {
  const { message: main, error } = json;
  const texts = [main, ...(isJsonObject(error) ? readableTexts(error) : [error])].filter(
    (text): text is string => typeof text === "string" && text !== "",
  );
  const message = shortText([...new Set(texts)].join(" – "), mask);
  return message === "" ? excerptOf(mask(JSON.stringify(json))) : message;
}

/**
 * A text from a response, for a message. It is masked before it is cut, so that no part of a key
 * remains.
 */
export function shortText(text: string, mask: Mask): string {
  return truncated(printable(mask(text).slice(0, longestPage)), longestText);
}

/** The values of Kaleyra's and Meta's error objects, except those that are not for people. */
function readableTexts(error: JsonObject): unknown[] {
  return Object.entries(error)
    .filter(([key]) => key !== "type" && key !== "fbtrace_id")
    .map(([, text]) => text);
}

/** The beginning of a body, on one line and without HTML tags. */
function excerptOf(text: string): string {
  const line = printable(text.slice(0, longestPage))
    .replace(/<[^<>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return line === "" ? "an empty body" : truncated(line, longestExcerpt);
}
