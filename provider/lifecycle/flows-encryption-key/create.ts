import type { EncryptionKeyContext } from "./context";
import type { EncryptionKeyInputs } from "./inputs";
import { setKey } from "./set-key";
import type { EncryptionKeyState } from "./state";

/**
 * Gives a number its key. A number has one: a key that it had before is replaced.
 *
 * @throws {Problem} If the number does not have the key, or nobody can say.
 */
export async function createEncryptionKey(
  inputs: EncryptionKeyInputs,
  context: EncryptionKeyContext,
): Promise<{ readonly id: string; readonly state: EncryptionKeyState }> {
  return { id: inputs.phoneNumber, state: await setKey(inputs, context) };
}
