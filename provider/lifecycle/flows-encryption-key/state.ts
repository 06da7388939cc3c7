import type { Planned } from "../value";

/** The checked inputs: the public key of a phone number. */
export interface EncryptionKeyInputs {
  /** The number in E.164 format, with its `+`. */
  readonly phoneNumber: string;
  /** A 2048-bit RSA key in PEM. */
  readonly publicKey: string;
}

/** The inputs in a preview, where any value may be unknown. */
export type PlannedKey = Planned<EncryptionKeyInputs>;

/** A number's key; its id is the number. */
export interface EncryptionKeyState extends EncryptionKeyInputs {
  /**
   * Meta's value for a key that it no longer trusts, `MISMATCH`; missing while the key is valid.
   */
  readonly signatureStatus?: string;
  /** Fingerprint of the account and host that hold the number. */
  readonly account: string;
}
