import { printable, truncated } from "../text";
import { type Answer, isJsonObject, type JsonObject } from "./answer";
import type { KaleyraFailure, MetaError } from "./failure";
import type { Mask } from "./mask";

const longestText = 600;
const longestExcerpt = 160;
/** Meta's codes for "too many calls": of the app, of the account. */
const metaRateLimits = new Set([4, 80007]);
const metaCredentials = new Set([10, 190]);

/**
 * Says what is wrong with an answer, or `undefined` where nothing is. The body is asked before the
 * status, because Kaleyra gives 401 to bad credentials, to a missing entitlement and to an unknown
 * flow; only `error.flow_id` tells the last one.
 *
 * @see https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-delete-flow
 */
export function readFailure(answer: Answer, mask: Mask): KaleyraFailure | undefined {
  const { status, json } = answer;
  if (status >= 300 && status < 400) return { kind: "redirected", status };
  const ok = status >= 200 && status < 300;
  if (!isJsonObject(json)) {
    if (status === 429) return rateLimited(answer, "too many requests");
    const isEmpty = answer.text.trim() === "";
    if (ok && (Array.isArray(json) || isEmpty)) return undefined;
    if (status >= 500 && isEmpty) return { kind: "serverFault", status, said: "an empty answer" };
    return { kind: "gatewayPage", status, excerpt: excerptOf(mask(answer.text)) };
  }

  const code = typeof json["code"] === "string" ? json["code"].replace("-", "").toUpperCase() : "";
  const said = saidIn(json, mask);
  if (code === "RBC001") return { kind: "badCredentials", said };
  if (code === "WA401") {
    if (says(json, "flow_id")) return { kind: "noSuchFlow", said };
    if (says(json, "waba_id")) return { kind: "noSuchWaba", said };
    if (says(json, "phone_number")) return { kind: "noSuchNumber", said };
    return { kind: "notEntitled", said };
  }
  if (status === 429 || code === "WA429") return rateLimited(answer, said);

  const meta = readMeta(json["error"], mask);
  if (meta !== undefined) {
    if (metaRateLimits.has(meta.code)) return rateLimited(answer, said);
    if (metaCredentials.has(meta.code)) return { kind: "badCredentials", said };
    return { kind: "refused", status, said, meta };
  }
  if (status >= 500 || code === "WA500") return { kind: "serverFault", status, said };
  if (status === 401 || status === 403) return { kind: "forbidden", status, said };
  if (!ok || code === "WA400" || json["success"] === false)
    return { kind: "refused", status, said };
  return undefined;
}

function rateLimited({ retryAfterMs }: Answer, said: string): KaleyraFailure {
  return { kind: "rateLimited", said, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** The exact form of F5: `error` is an object that says of this id that it does not exist. */
function says(json: JsonObject, idName: string): boolean {
  const error = json["error"];
  if (!isJsonObject(error)) return false;
  const text = error[idName];
  return typeof text === "string" && /does not exist|does not belong/i.test(text);
}

function readMeta(error: unknown, mask: Mask): MetaError | undefined {
  if (!isJsonObject(error) || typeof error["code"] !== "number") return undefined;
  const subcode = error["error_subcode"];
  const texts = {
    title: error["error_user_title"],
    userMessage: error["error_user_msg"],
    fbtraceId: error["fbtrace_id"],
  };
  return {
    code: error["code"],
    ...(typeof subcode === "number" ? { subcode } : {}),
    ...Object.fromEntries(
      Object.entries(texts).flatMap(([key, text]) =>
        typeof text === "string" && text !== ""
          ? [[key, truncated(printable(mask(text)), longestText)]]
          : [],
      ),
    ),
  };
}

/** All the distinct sentences of an error body, since the reason may stand in any of them. */
function saidIn(json: JsonObject, mask: Mask): string {
  const { message, error } = json;
  const texts = [message, ...(isJsonObject(error) ? readableTexts(error) : [error])].filter(
    (text): text is string => typeof text === "string" && text !== "",
  );
  const said = printable(mask([...new Set(texts)].join(" – ")));
  return said === "" ? excerptOf(mask(JSON.stringify(json))) : truncated(said, longestText);
}

function readableTexts(error: JsonObject): unknown[] {
  return Object.entries(error)
    .filter(([key]) => key !== "type" && key !== "fbtrace_id")
    .map(([, text]) => text);
}

function excerptOf(text: string): string {
  const line = printable(text)
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return line === "" ? "an empty body" : truncated(line, longestExcerpt);
}
