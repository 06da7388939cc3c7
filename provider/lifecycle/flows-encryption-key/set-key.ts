import { phoneNumber } from "../../kaleyra/ids";
import { settled } from "../flow/stage";
import { type Doing, explaining, problemOf } from "../problem";
import type { EncryptionKeyContext } from "./context";
import type { EncryptionKeyInputs } from "./inputs";
import { sameKey } from "./public-key";
import type { EncryptionKeyState } from "./state";

/**
 * Gives a number its key. A success is believed; after an answer that says nothing the key is read
 * back. It can be done again after any failure: the same key in the place of itself changes nothing.
 *
 * @throws {Problem} If the number does not have the key, or nobody can say.
 */
export async function setKey(
  { phoneNumber: number, publicKey }: EncryptionKeyInputs,
  context: EncryptionKeyContext,
): Promise<EncryptionKeyState> {
  const doing: Doing = { operation: "set the encryption key of", label: number };
  const { account, encryptionKeys } = context;
  const set = await explaining(doing, () => encryptionKeys.set(phoneNumber(number), publicKey));
  if (set.outcome === "absent" || set.outcome === "refused") throw problemOf(doing, set.failure);
  if (set.outcome === "unclear") {
    const key = await explaining(doing, () =>
      settled(
        () => encryptionKeys.get(phoneNumber(number)),
        (there) => there !== undefined && sameKey(there.publicKey, publicKey),
      ),
    );
    if (key === undefined || !sameKey(key.publicKey, publicKey)) {
      throw problemOf(doing, set.failure);
    }
  }
  return { phoneNumber: number, publicKey, account };
}
