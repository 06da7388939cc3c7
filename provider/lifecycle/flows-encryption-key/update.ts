import type { EncryptionKeyContext } from "./context";
import type { EncryptionKeyInputs } from "./inputs";
import { sameKey } from "./public-key";
import { setKey } from "./set-key";
import type { EncryptionKeyState } from "./state";

/**
 * Rotates the key: the new one replaces the old. The same key in another layout needs no call,
 * unless Meta has stopped to trust it.
 *
 * @throws {Problem} If the number does not have the new key, or nobody can say.
 */
// oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and the context
export function updateEncryptionKey(
  _id: string,
  state: EncryptionKeyState,
  inputs: EncryptionKeyInputs,
  context: EncryptionKeyContext,
): Promise<EncryptionKeyState> {
  const isTrusted = state.signatureStatus === undefined;
  if (isTrusted && sameKey(state.publicKey, inputs.publicKey)) {
    return Promise.resolve({ ...state, ...inputs });
  }
  return setKey(inputs, context);
}
