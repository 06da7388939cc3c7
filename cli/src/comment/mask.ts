import { environment } from "../../../provider/settings";
import { shortSid } from "../../../provider/text";

/** Matches SIDs of the form of Kaleyra's samples. A preview may contain SIDs other than the configured one. */
const sidPattern = /\bHX[A-Z0-9]{6,40}\b/g;

/**
 * Masks the API key and SIDs in a preview, since many people read a comment. Not the key as a URL encodes
 * it: the provider has masked that in its own messages. `comment` reads no configuration, so it knows only the key
 * and the SID of the environment. Recursion is safe: `preview/step.ts` replaces values that are nested too deep.
 */
export function withCredentialsMasked<Value>(value: Value): Value {
  const [apiKey, sid] = [environment("apiKey"), environment("sid")];
  // A variable may be set to an empty text, which is in every text.
  const maskKey = (text: string) => (apiKey ? text.replaceAll(apiKey, "***") : text);
  const maskOwnSid = (text: string) => (sid ? text.replaceAll(sid, shortSid(sid)) : text);
  const maskText = (text: string) => maskOwnSid(maskKey(text)).replace(sidPattern, shortSid);
  const maskIn = (part: unknown): unknown => {
    if (typeof part === "string") return maskText(part);
    if (Array.isArray(part)) return part.map(maskIn);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, member]) => [maskText(key), maskIn(member)]),
    );
  };
  return maskIn(value) as Value;
}
