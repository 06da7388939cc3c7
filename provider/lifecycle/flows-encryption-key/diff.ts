import type { Warn } from "../context";
import type { ResourceDiff } from "../resource-diff";
import { isKnown } from "../value";
import type { PlannedKey } from "./inputs";
import { sameKey } from "./public-key";
import type { EncryptionKeyState } from "./state";

/** Says what an update would change: another key is set in place, another number is another resource. */
// oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and where to warn
export function diffEncryptionKey(
  _id: string,
  state: EncryptionKeyState,
  { phoneNumber, publicKey }: PlannedKey,
  warn: Warn,
): ResourceDiff {
  const isRotated = !isKnown(publicKey) || !sameKey(publicKey, state.publicKey);
  const isMoved = phoneNumber !== state.phoneNumber;
  if (isRotated && !isMoved) {
    warn(
      "gets another key: WhatsApp encrypts with the old one until it has seen the new one, so let the " +
        "endpoint decrypt with both for a while",
    );
  }
  const changed = [
    ...(isMoved ? ["phoneNumber"] : []),
    ...(isRotated ? ["publicKey"] : []),
    ...(state.signatureStatus === undefined ? [] : ["signatureStatus"]),
  ];
  return { changed, replaces: isMoved && isKnown(phoneNumber) ? ["phoneNumber"] : [] };
}
