import { type Mask } from "../../../provider/kaleyra/mask";
import { truncated } from "../../../provider/text";

/** Takes out of a text what tells whose it is. */
export type Disguise = (text: string) => string;

const longestText = 3_000;

/**
 * Hides, besides key, SID and what signs an address, all ids and numbers (each by a number of its
 * own, so that it can be told from the others), public keys, and the names that are not the probe's.
 */
export function disguiseFor(mask: Mask, ownNames: string): Disguise {
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
