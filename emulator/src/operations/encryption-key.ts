import { createPublicKey } from "node:crypto";

import { findPhoneNumber } from "../accounts";
import { failures } from "../kaleyra/failures";
import { fail, type Outcome } from "../kaleyra/outcome";
import { done, type OperationRequest } from "./operation";

const unknownNumber: Outcome = { kind: "not-found", field: "phone_number" };

/** Sets the public key of a phone number. The other way to call it, without a body, is `getEncryptionKey`. */
export function setEncryptionKey({
  account,
  parameters,
  body,
  kaleyra,
}: OperationRequest): Outcome {
  const publicKey = body.kind === "form" ? body.fields["business_public_key"] : undefined;
  if (publicKey === undefined || !isRsa2048(publicKey)) return fail(failures.badPayload);
  const phoneNumber = findPhoneNumber(account, parameters["phoneNumber"]);
  if (phoneNumber === undefined) return unknownNumber;
  kaleyra.flows.setEncryptionKey(phoneNumber, publicKey);
  return done;
}

/** Reads the public key of a phone number. If the number has none, the list is empty, which is a guess. */
export function getEncryptionKey(request: OperationRequest): Outcome {
  const { account, parameters, kaleyra, switches } = request;
  const phoneNumber = findPhoneNumber(account, parameters["phoneNumber"]);
  if (phoneNumber === undefined) return unknownNumber;
  const publicKey = kaleyra.flows.encryptionKey(phoneNumber);
  const data =
    publicKey === undefined
      ? []
      : [
          {
            business_public_key: publicKey,
            business_public_key_signature_status: switches.keySignature,
          },
        ];
  return { kind: "success", body: { data } };
}

/** Whether a PEM has a public key of the kind that Meta requires. `createPublicKey` also accepts a private key. */
function isRsa2048(pem: string): boolean {
  if (!pem.trim().startsWith("-----BEGIN PUBLIC KEY-----")) return false;
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey(pem);
    return asymmetricKeyType === "rsa" && asymmetricKeyDetails?.modulusLength === 2048;
  } catch {
    return false;
  }
}
