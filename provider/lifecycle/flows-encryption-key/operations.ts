import { KaleyraError } from "../../kaleyra/failure";
import { isPhoneNumber, phoneNumber } from "../../kaleyra/ids";
import type { OperationContext, WithClient } from "../context";
import { pollUntil } from "../flow/lookup";
import {
  failedWith,
  operationError,
  type ErrorContext,
  withErrorContext,
} from "../operation-error";
import { sameKey } from "./public-key";
import type { EncryptionKeyInputs, EncryptionKeyState } from "./state";

type KeyContext = Pick<OperationContext, "account" | "warn"> & WithClient<"encryptionKeys">;

/**
 * Sets a number's key. A success response is trusted; after an unclear response the key is read
 * back. Safe to repeat after any failure: setting the same key again changes nothing.
 *
 * @throws {OperationError} If the number does not have the key, or it is unclear whether it does.
 */
async function setKey(
  { phoneNumber: number, publicKey }: EncryptionKeyInputs,
  context: KeyContext,
): Promise<EncryptionKeyState> {
  const errorContext: ErrorContext = { operation: "set the encryption key of", label: number };
  const { encryptionKeys } = context.client;
  const step = await withErrorContext(errorContext, () =>
    encryptionKeys.set(phoneNumber(number), publicKey),
  );
  if (step.outcome === "absent" || step.outcome === "refused") {
    throw failedWith(errorContext, step.failure);
  }
  if (step.outcome === "unclear") {
    // A read may lag behind the change.
    const hasKey = await withErrorContext(errorContext, () =>
      pollUntil(
        async () => {
          const key = await encryptionKeys.get(phoneNumber(number));
          return key !== undefined && sameKey(key.publicKey, publicKey);
        },
        (isSame) => isSame,
      ),
    );
    if (!hasKey) throw failedWith(errorContext, step.failure);
  }
  return { phoneNumber: number, publicKey, account: context.account };
}

/**
 * Sets a number's key. A number has one key, so an earlier key is replaced.
 *
 * @throws {OperationError} If the number does not have the key, or it is unclear whether it does.
 */
export async function createEncryptionKey(
  inputs: EncryptionKeyInputs,
  context: KeyContext,
): Promise<{ readonly id: string; readonly state: EncryptionKeyState }> {
  return { id: inputs.phoneNumber, state: await setKey(inputs, context) };
}

/**
 * Rotates the key: the new key replaces the old one. The same key in another layout needs no call,
 * unless Meta no longer trusts it.
 *
 * @throws {OperationError} If the number does not have the new key, or it is unclear whether it
 *   does.
 */
// oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and the context
export function updateEncryptionKey(
  _id: string,
  state: EncryptionKeyState,
  inputs: EncryptionKeyInputs,
  context: KeyContext,
): Promise<EncryptionKeyState> {
  const isTrusted = state.signatureStatus === undefined;
  if (isTrusted && sameKey(state.publicKey, inputs.publicKey)) {
    return Promise.resolve({ ...state, ...inputs });
  }
  // Setting the key again also makes Meta trust it again: `key-answer` in docs/assumptions.md.
  return setKey(inputs, context);
}

/**
 * Reads a number's key, so that a key set by hand shows as drift.
 *
 * @param id The number.
 * @param state The key's state so far; missing for an import, where only the number is known.
 * @returns `undefined` if the number has no key.
 * @throws {OperationError} If the number is not in this account, or Kaleyra does not return its
 *   key.
 */
export async function readEncryptionKey(
  id: string,
  state: EncryptionKeyState | undefined,
  context: KeyContext,
): Promise<
  { readonly inputs: EncryptionKeyInputs; readonly state: EncryptionKeyState } | undefined
> {
  const errorContext: ErrorContext = { operation: "read the encryption key of", label: id };
  if (!isPhoneNumber(id)) {
    throw operationError(
      errorContext,
      "it is not a phone number",
      "The id of a key is its number, such as +910000000101.",
    );
  }
  const { account, client, warn } = context;
  const key = await withErrorContext(errorContext, () =>
    client.encryptionKeys.get(phoneNumber(id)),
  );
  if (key === undefined) return undefined;
  const { publicKey: keyAtKaleyra, signatureStatus = "VALID" } = key;
  const isSame = state !== undefined && sameKey(state.publicKey, keyAtKaleyra);
  // The state's layout stays if only the layout differs.
  const inputs = { phoneNumber: id, publicKey: isSame ? state.publicKey : keyAtKaleyra };
  if (signatureStatus === "VALID") return { inputs, state: { ...inputs, account } };
  warn(
    `has its key, but WhatsApp does not trust it (${signatureStatus}), as after a number is registered again; ` +
      "the next `pulumi up` sets it again",
  );
  return { inputs, state: { ...inputs, signatureStatus, account } };
}

/** Sends nothing and warns: Kaleyra documents no call that removes a key. */
export function deleteEncryptionKey(
  _id: string,
  { phoneNumber: number }: EncryptionKeyState,
  { warn }: Pick<OperationContext, "warn">,
): Promise<void> {
  warn(
    `forgotten, not deleted, since Kaleyra documents no call that removes a key; ${number} keeps it until another is ` +
      "set. Keep the private key as long as a flow of that number uses an endpoint",
  );
  return Promise.resolve();
}

/** Whether the account in use has the number, with this key. */
export async function isSet(
  number: string,
  { publicKey }: Pick<EncryptionKeyState, "publicKey">,
  { client: { encryptionKeys } }: WithClient<"encryptionKeys">,
): Promise<boolean> {
  try {
    const key = await encryptionKeys.get(phoneNumber(number));
    return key !== undefined && sameKey(key.publicKey, publicKey);
  } catch (error) {
    if (error instanceof KaleyraError && error.failure.kind === "noSuchNumber") return false;
    throw error;
  }
}
