import type { Warn } from "../context";
import { driftBy } from "../refresh-diffs";
import type { ResourceDiff } from "../resource";
import { isKnown, type Planned } from "../value";
import { sameKey } from "./public-key";
import type { EncryptionKeyState, PlannedKey } from "./state";

/**
 * Returns what an update would change. Another key is set in place; another number is another
 * resource. A key that Meta no longer trusts is set again.
 */
// oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and where to warn
export function diffEncryptionKey(
  _id: string,
  state: EncryptionKeyState,
  { phoneNumber, publicKey }: PlannedKey,
  warn: Warn,
): ResourceDiff {
  const isRotated = !isKnown(publicKey) || !sameKey(publicKey, state.publicKey);
  const isOtherNumber = phoneNumber !== state.phoneNumber;
  if (isRotated && !isOtherNumber) {
    warn(
      "gets another key; WhatsApp may encrypt with the old one until it has seen the new one, so let the " +
        "endpoint decrypt with both for a while",
    );
  }
  const changed = [
    ...(isOtherNumber ? ["phoneNumber"] : []),
    ...(isRotated ? ["publicKey"] : []),
    ...(state.signatureStatus === undefined ? [] : ["signatureStatus"]),
  ];
  return { changed, replaces: isOtherNumber && isKnown(phoneNumber) ? ["phoneNumber"] : [] };
}

/** What a refresh found changed in a key. */
export const driftOfEncryptionKey = driftBy(diffEncryptionKey);

/** The state that a preview can promise for a key: the key that the program declares. */
export function plannedEncryptionKey(
  state: EncryptionKeyState | undefined,
  inputs: PlannedKey,
): Partial<Planned<EncryptionKeyState>> {
  return { ...inputs, ...(state !== undefined && { account: state.account }) };
}
