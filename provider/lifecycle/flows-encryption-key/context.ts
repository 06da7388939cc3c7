import type { EncryptionKeyClient } from "../../kaleyra/encryption-key-client";
import type { OperationContext } from "../context";

/** What an operation on a key that talks to Kaleyra is given. */
export interface EncryptionKeyContext extends Pick<OperationContext, "account" | "warn"> {
  /** A client that ends with the operation's time limit. */
  readonly encryptionKeys: EncryptionKeyClient;
}
