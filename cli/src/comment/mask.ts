import { environment } from "../../../provider/settings";
import { shortSid } from "../../../provider/text";

/** The form of Kaleyra's SIDs. A preview may contain SIDs other than the configured one. */
const sidLike = /\bHX[A-Z0-9]{6,40}\b/g;

/**
 * Masks the API key and SIDs in a preview, since many people read a comment. `comment` reads no
 * configuration, so it knows only the key of the environment.
 */
export function withCredentialsMasked<Value>(value: Value): Value {
  const apiKey = environment("apiKey");
  const hideKey = (text: string) => (apiKey ? text.replaceAll(apiKey, "***") : text);
  const hide = (text: string) => hideKey(text).replace(sidLike, shortSid);
  const hideIn = (part: unknown): unknown => {
    if (typeof part === "string") return hide(part);
    if (Array.isArray(part)) return part.map(hideIn);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, member]) => [hide(key), hideIn(member)]),
    );
  };
  return hideIn(value) as Value;
}
