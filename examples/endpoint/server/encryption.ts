import {
  constants,
  createCipheriv,
  createDecipheriv,
  type KeyObject,
  privateDecrypt,
} from "node:crypto";

/** The body of a request. All parts are base64. */
export interface EncryptedRequest {
  readonly encrypted_flow_data: string;
  readonly encrypted_aes_key: string;
  readonly initial_vector: string;
}

/** A decrypted request, and how to encrypt its response. */
export interface Decrypted {
  readonly json: string;
  readonly encrypt: (json: string) => string;
}

const tagBytes = 16;

/**
 * Decrypts a request as Meta documents it.
 *
 * @throws If it was encrypted with another public key, or was changed.
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/implementingyourflowendpoint
 */
export function decrypt(request: EncryptedRequest, privateKey: KeyObject): Decrypted {
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const encryptedKey = Buffer.from(request.encrypted_aes_key, "base64");
  const key = privateDecrypt({ key: privateKey, padding, oaepHash: "sha256" }, encryptedKey);
  const vector = Buffer.from(request.initial_vector, "base64");
  const data = Buffer.from(request.encrypted_flow_data, "base64");
  const decipher = createDecipheriv("aes-128-gcm", key, vector, { authTagLength: tagBytes });
  decipher.setAuthTag(data.subarray(-tagBytes));
  const text = Buffer.concat([decipher.update(data.subarray(0, -tagBytes)), decipher.final()]);
  return { json: text.toString("utf8"), encrypt: (json) => encrypt(json, key, vector) };
}

/** The response uses the vector of the request with all bits inverted. */
function encrypt(json: string, key: Buffer, vector: Buffer): string {
  const inverted = vector.map((byte) => byte ^ 0xff);
  const cipher = createCipheriv("aes-128-gcm", key, inverted, { authTagLength: tagBytes });
  const data = Buffer.concat([cipher.update(json, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return data.toString("base64");
}
