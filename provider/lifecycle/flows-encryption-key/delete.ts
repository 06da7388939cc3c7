import type { EncryptionKeyContext } from "./context";
import type { EncryptionKeyState } from "./state";

/** Only forgets, and says so: Kaleyra has no call that takes a key away. Nothing is sent. */
export function deleteEncryptionKey(
  _id: string,
  { phoneNumber }: EncryptionKeyState,
  { warn }: Pick<EncryptionKeyContext, "warn">,
): Promise<void> {
  warn(
    `forgotten, not deleted: Kaleyra has no call that takes a key away, so ${phoneNumber} keeps it until another is ` +
      "set. Keep the private key as long as a flow of that number uses an endpoint",
  );
  return Promise.resolve();
}
