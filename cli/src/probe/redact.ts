import { type Mask } from "../../../provider/kaleyra/mask";
import { truncated } from "../../../provider/text";

/** Removes from a text what identifies an account. */
export type Redact = (text: string) => string;

const longestText = 3_000;

/**
 * Hides key, SID and the signature of an address, and also all ids and phone numbers (each replaced by
 * a number of its own), public keys, and all names but the probe's.
 */
export function redactFor(mask: Mask, ownNames: string): Redact {
  const known = new Map<string, number>();
  const numbered = (id: string) => {
    known.set(id, known.get(id) ?? known.size + 1);
    return `<id ${known.get(id)}>`;
  };
  return (text) => {
    const shown = mask(text)
      .replace(/("name"\s*:\s*)"((?:[^"\\]|\\.)*)"/g, (all, key: string, name: string) =>
        name.startsWith(ownNames) || name === "flow.json" ? all : `${key}"<name>"`,
      )
      .replace(/-----BEGIN PUBLIC KEY-----[^-]*-----END PUBLIC KEY-----/g, "<public key>")
      .replace(/\d{9,}/g, numbered);
    return truncated(shown, longestText, `… (${shown.length} characters)`);
  };
}
