import type { EncryptionKeyInputs } from "./inputs";

/** A key that a number has; its id is the number. */
export interface EncryptionKeyState extends EncryptionKeyInputs {
  /** Meta's word for a key that it does not trust any more, `MISMATCH`; missing while all is well. */
  readonly signatureStatus?: string;
  /** Fingerprint of the account and host that hold the number. */
  readonly account: string;
}
