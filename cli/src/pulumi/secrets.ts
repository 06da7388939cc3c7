import { isLosslessNumber } from "lossless-json";

import { mapDeep } from "../../../provider/lifecycle/value";
import { secretShown, secretSignature, signatureKey } from "../../../provider/signatures";

/** A secret in the engine's state. */
interface Secret {
  readonly [signatureKey]: typeof secretSignature;
  /** JSON text; missing as long as it is encrypted. */
  readonly plaintext?: string;
}

function isSecret(value: unknown): value is Secret {
  return (
    typeof value === "object" &&
    value !== null &&
    (value as Record<string, unknown>)[signatureKey] === secretSignature
  );
}

/** Whether the value contains a secret. */
export function containsSecret(value: unknown): boolean {
  if (isSecret(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(containsSecret);
}

/** A secret that the engine encrypts when it imports the state. */
export function asSecret(value: unknown): Secret {
  return { [signatureKey]: secretSignature, plaintext: JSON.stringify(value) };
}

/**
 * The value with its secrets in plain text, unless the export hides them. Numbers become JavaScript's
 * again.
 */
export function withSecretsRevealed(value: unknown): unknown {
  return mapDeep(value, (part) => {
    if (isLosslessNumber(part)) return Number(part.toString());
    if (!isSecret(part)) return undefined;
    return part.plaintext === undefined ? part : withSecretsRevealed(JSON.parse(part.plaintext));
  });
}

/** The value with all secrets masked as the engine masks them, encrypted or not. */
export function withSecretsHidden(value: unknown): unknown {
  return mapDeep(value, (part) => (isSecret(part) ? secretShown : undefined));
}
