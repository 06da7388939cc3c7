import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHmac,
  privateDecrypt,
} from "node:crypto";
import { text } from "node:stream/consumers";

import { oddServer, type OddServer } from "../../support/http-server";

/** The body of WhatsApp's request; all three are base64. */
interface EncryptedRequest {
  readonly encrypted_flow_data: string;
  readonly encrypted_aes_key: string;
  readonly initial_vector: string;
}

/** What an endpoint does with a request; the defaults are what Meta documents. */
export interface EndpointOptions {
  /** PEM; requests are encrypted with the public key of the pair. */
  readonly privateKey: string;
  /** @default "sha256" */
  readonly oaepHash?: "sha1" | "sha256";
  /**
   * The initialization vector of the response: the request's, with or without all bits inverted.
   * @default "inverted"
   */
  readonly responseVector?: "inverted" | "requestVector";
  /**
   * The place of the authentication tag in the encrypted response.
   * @default "behind"
   */
  readonly tag?: "behind" | "inFront";
  /**
   * Makes the body of the encrypted response.
   * @default base64
   */
  readonly encode?: (encrypted: Buffer) => string | Buffer;
  /**
   * The status for a request that cannot be decrypted.
   * @default 421
   */
  readonly undecryptableStatus?: number;
  /** Refuses requests that are not signed with it; no signature is checked by default. */
  readonly appSecret?: string;
  /**
   * The content of the response; a string is sent as it is, even if it is not JSON.
   * @default Meta's response to a health check
   */
  readonly respondWith?: (request: FlowRequest) => unknown;
}

/** A decrypted request, with Meta's field names. */
interface FlowRequest {
  readonly action: string;
  readonly screen?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly flow_token?: string;
}

/** Ends a request with a status instead of an encrypted response. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    message = "",
  ) {
    super(message);
  }
}

/** Responds with a status and a text instead. Also for `respondWith`. */
export function refuse(status: number, message?: string): never {
  throw new Refusal(status, message);
}

/**
 * A server that is the endpoint of a flow. It is written from Meta's documentation and shares no
 * code with `cli/src/endpoint`, so that a mistake there is seen.
 */
export function flowEndpoint(options: EndpointOptions): Promise<OddServer> {
  return oddServer((request, response) => {
    void text(request)
      .then((body) => handle(body, String(request.headers["x-hub-signature-256"]), options))
      .then((encrypted) => response.end(encrypted))
      .catch((error: unknown) => {
        const { status, message } = error instanceof Refusal ? error : new Refusal(500);
        response.writeHead(status).end(message);
      });
  });
}

function handle(body: string, signature: string, options: EndpointOptions): string | Buffer {
  const { appSecret, respondWith = () => ({ data: { status: "active" } }) } = options;
  if (appSecret !== undefined) {
    const expected = createHmac("sha256", appSecret).update(body).digest("hex");
    // Meta's status for a wrong signature.
    if (signature !== `sha256=${expected}`) refuse(432);
  }
  const request = JSON.parse(body) as EncryptedRequest;
  const vector = Buffer.from(request.initial_vector, "base64");
  const { key, payload } = decrypt(request, vector, options);
  const { encode = (encrypted) => encrypted.toString("base64") } = options;
  return encode(encryptResponse(respondWith(payload), key, vector, options));
}

/** Bytes of the authentication tag at the end of a request. */
const tagLength = 16;

function decrypt(
  request: EncryptedRequest,
  vector: Buffer,
  { privateKey, oaepHash = "sha256", undecryptableStatus = 421 }: EndpointOptions,
) {
  try {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const encryptedKey = Buffer.from(request.encrypted_aes_key, "base64");
    const key = privateDecrypt({ key: privateKey, padding, oaepHash }, encryptedKey);
    const data = Buffer.from(request.encrypted_flow_data, "base64");
    const decipher = createDecipheriv("aes-128-gcm", key, vector);
    decipher.setAuthTag(data.subarray(-tagLength));
    const encrypted = data.subarray(0, -tagLength);
    const json = decipher.update(encrypted, undefined, "utf8") + decipher.final("utf8");
    return { key, payload: JSON.parse(json) as FlowRequest };
  } catch {
    return refuse(undecryptableStatus);
  }
}

function encryptResponse(
  response: unknown,
  key: Buffer,
  vector: Buffer,
  { responseVector = "inverted", tag = "behind" }: EndpointOptions,
): Buffer {
  const iv = responseVector === "inverted" ? vector.map((byte) => byte ^ 0xff) : vector;
  const cipher = createCipheriv("aes-128-gcm", key, iv);
  const json = typeof response === "string" ? response : JSON.stringify(response);
  const data = Buffer.concat([cipher.update(json, "utf8"), cipher.final()]);
  const parts = [data, cipher.getAuthTag()];
  return Buffer.concat(tag === "behind" ? parts : parts.reverse());
}
