import {
  constants,
  createCipheriv,
  createDecipheriv,
  type KeyObject,
  publicEncrypt,
  randomBytes,
} from "node:crypto";

/** The parts of the body of a request, as Meta documents them. All are base64. */
export interface EncryptedRequest {
  readonly encrypted_flow_data: string;
  readonly encrypted_aes_key: string;
  readonly initial_vector: string;
}

/** The AES key and vector of one request. The response is encrypted with the same key. */
export interface SessionKey {
  readonly key: Buffer;
  readonly vector: Buffer;
}

/** Hashes of RSA-OAEP. Meta uses SHA-256; SHA-1 is what many libraries use by default. */
export type OaepHash = "sha256" | "sha1";

/** The cipher of requests and responses, with its sizes. */
const cipherName = "aes-128-gcm";
const keyBytes = 16;
const vectorBytes = 16;
const tagBytes = 16;

/**
 * Encrypts a request as WhatsApp does for an endpoint.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/implementingyourflowendpoint#request-decryption-and-encryption
 */
export function encryptRequest(
  payload: object,
  publicKey: KeyObject,
  oaepHash: OaepHash = "sha256",
): { readonly request: EncryptedRequest; readonly session: SessionKey } {
  const session = { key: randomBytes(keyBytes), vector: randomBytes(vectorBytes) };
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const request = {
    encrypted_flow_data: seal(JSON.stringify(payload), session).toString("base64"),
    encrypted_aes_key: publicEncrypt({ key: publicKey, padding, oaepHash }, session.key).toString(
      "base64",
    ),
    initial_vector: session.vector.toString("base64"),
  };
  return { request, session };
}

/** The ways in which an endpoint may encrypt its response. Only `inverted` is correct. */
export type ResponseForm = "inverted" | "requestVector" | "tagFirst";

/** The response as text, and the form that it has; `undefined` if no form fits. */
export function decryptResponse(
  body: Buffer,
  { key, vector }: SessionKey,
): { readonly form: ResponseForm; readonly text: string } | undefined {
  if (body.length <= tagBytes) return undefined;
  const inverted = Buffer.from(vector.map((byte) => ~byte));
  const tagFirst = Buffer.concat([body.subarray(tagBytes), body.subarray(0, tagBytes)]);
  const attempts = [
    { form: "inverted", text: open(body, { key, vector: inverted }) },
    { form: "requestVector", text: open(body, { key, vector }) },
    { form: "tagFirst", text: open(tagFirst, { key, vector: inverted }) },
  ] as const;
  for (const { form, text } of attempts) if (text !== undefined) return { form, text };
  return undefined;
}

/** The encrypted text, followed by the authentication tag. */
function seal(text: string, { key, vector }: SessionKey): Buffer {
  const cipher = createCipheriv(cipherName, key, vector, { authTagLength: tagBytes });
  return Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

/** @returns `undefined` if the tag does not fit, so that key, vector or text is wrong. */
function open(body: Buffer, { key, vector }: SessionKey): string | undefined {
  const decipher = createDecipheriv(cipherName, key, vector, { authTagLength: tagBytes });
  decipher.setAuthTag(body.subarray(-tagBytes));
  const text = decipher.update(body.subarray(0, -tagBytes));
  try {
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
