import type { Planned } from "../value";

/** The public key of a phone number as the program wants it, checked. */
export interface EncryptionKeyInputs {
  /** In E.164 form, with its `+`. */
  readonly phoneNumber: string;
  /** PEM of a 2048-bit RSA key. */
  readonly publicKey: string;
}

/** The same in a preview, where any value may not be known yet. */
export type PlannedKey = Planned<EncryptionKeyInputs>;
