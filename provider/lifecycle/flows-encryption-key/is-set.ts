import { KaleyraError } from "../../kaleyra/failure";
import { phoneNumber } from "../../kaleyra/ids";
import type { EncryptionKeyContext } from "./context";
import { sameKey } from "./public-key";
import type { EncryptionKeyState } from "./state";

/** Whether the number has this very key, which nobody else has. */
export async function isSet(
  number: string,
  { publicKey }: Pick<EncryptionKeyState, "publicKey">,
  { encryptionKeys }: Pick<EncryptionKeyContext, "encryptionKeys">,
): Promise<boolean> {
  try {
    const key = await encryptionKeys.get(phoneNumber(number));
    return key !== undefined && sameKey(key.publicKey, publicKey);
  } catch (error) {
    if (error instanceof KaleyraError && error.failure.kind === "noSuchNumber") return false;
    throw error;
  }
}
