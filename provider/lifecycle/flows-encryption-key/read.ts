import { isPhoneNumber, phoneNumber } from "../../kaleyra/ids";
import { type Doing, explaining, problem } from "../problem";
import type { EncryptionKeyContext } from "./context";
import type { EncryptionKeyInputs } from "./inputs";
import { sameKey } from "./public-key";
import type { EncryptionKeyState } from "./state";

/**
 * Reads the key that a number has, so that one set by hand shows as drift.
 *
 * @param id The number.
 * @param state The key as it was; only its number is known when it is imported.
 * @returns `undefined` if the number has none.
 * @throws {Problem} If the number is not this account's, or Kaleyra does not tell.
 */
export async function readEncryptionKey(
  id: string,
  state: EncryptionKeyState | undefined,
  context: EncryptionKeyContext,
): Promise<
  { readonly inputs: EncryptionKeyInputs; readonly state: EncryptionKeyState } | undefined
> {
  const doing: Doing = { operation: "read the encryption key of", label: id };
  if (!isPhoneNumber(id)) {
    throw problem(
      doing,
      "it is not a phone number",
      "The id of a key is its number, such as +910000000101.",
    );
  }
  const { account, encryptionKeys, warn } = context;
  const key = await explaining(doing, () => encryptionKeys.get(phoneNumber(id)));
  if (key === undefined) return undefined;
  const { publicKey: there, signatureStatus = "VALID" } = key;
  const isSame = state !== undefined && sameKey(state.publicKey, there);
  const inputs = { phoneNumber: id, publicKey: isSame ? state.publicKey : there };
  if (signatureStatus === "VALID") return { inputs, state: { ...inputs, account } };
  warn(
    `has its key, but WhatsApp does not trust it (${signatureStatus}), as after a number is registered anew; ` +
      "the next `pulumi up` sets it again",
  );
  return { inputs, state: { ...inputs, signatureStatus, account } };
}
