import type { Mask } from "../../../provider/kaleyra/mask";
import { environment, isSid } from "../../../provider/settings";
import { shortSid } from "../../../provider/text";
import type { Preview } from "./preview/preview";

/** Matches SIDs of the form of Kaleyra's samples. A preview may contain SIDs other than the configured one. */
const sidPattern = /\bHX[A-Z0-9]{6,40}\b/g;

/**
 * A mask for the API key and SIDs in the texts of a preview, since many people read a comment. Not for the
 * key as a URL encodes it: the provider has masked that in its own messages. `comment` reads no
 * configuration, so it knows only the key and the SID of the environment.
 */
export function credentialMask(): Mask {
  // Trimmed like settings.
  const apiKey = environment("apiKey")?.trim();
  const sid = environment("sid")?.trim() ?? "";
  return (text) => {
    // A variable may be set to an empty text, which is in every text.
    const withoutKey = apiKey ? text.replaceAll(apiKey, "***") : text;
    // Whole SIDs first, since the configured one may be the beginning of another.
    const withoutSids = withoutKey.replace(sidPattern, shortSid);
    return isSid(sid) ? withoutSids.replaceAll(sid, shortSid(sid)) : withoutSids;
  };
}

/**
 * A copy with the credentials masked in every text, and in the keys of a resource's properties. Recursion
 * is safe: `preview/step.ts` replaces values that are nested too deep.
 */
export function withCredentialsMasked(preview: Preview, mask: Mask): Preview {
  const maskIn = (part: unknown, isOfProperties: boolean): unknown => {
    if (typeof part === "string") return mask(part);
    if (Array.isArray(part)) return part.map((item) => maskIn(item, isOfProperties));
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, member]) => [
        isOfProperties ? mask(key) : key,
        maskIn(member, isOfProperties || key === "inputs" || key === "outputs"),
      ]),
    );
  };
  return maskIn(preview, false) as Preview;
}
