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

/** A key that a number has; its id is the number. */
export interface EncryptionKeyState extends EncryptionKeyInputs {
  /** Meta's word for a key that it does not trust any more, `MISMATCH`; missing while all is well. */
  readonly signatureStatus?: string;
  /** Fingerprint of the account and host that hold the number. */
  readonly account: string;
}
