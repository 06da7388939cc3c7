import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHmac,
  privateDecrypt,
} from "node:crypto";
import { text } from "node:stream/consumers";

import { oddServer, type OddServer } from "../../support/http-server";

interface Request {
  readonly encrypted_flow_data: string;
  readonly encrypted_aes_key: string;
  readonly initial_vector: string;
}

/** What an endpoint does with a request; the defaults are what Meta documents. */
export interface EndpointOptions {
  readonly privateKey: string;
  readonly oaepHash?: "sha1" | "sha256";
  /** The vector of the response. */
  readonly responseVector?: "inverted" | "requestVector";
  readonly tag?: "behind" | "inFront";
  /** How the encrypted response is written. */
  readonly encode?: (encrypted: Buffer) => string | Buffer;
  /** The status for a request that cannot be decrypted. */
  readonly undecryptableStatus?: number;
  readonly appSecret?: string;
  readonly respondWith?: (request: FlowRequest) => unknown;
}

interface FlowRequest {
  readonly action: string;
  readonly screen?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly flow_token?: string;
}

/** Answers a request, or fails with the status of a response. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    message = "",
  ) {
    super(message);
  }
}

/** Refuses with a status, as an answer may do too. */
export function refuse(status: number, message?: string): never {
  throw new Refusal(status, message);
}

/** An endpoint of a flow, written from Meta's documentation and apart from the command's code. */
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
    if (signature !== `sha256=${expected}`) refuse(432);
  }
  const request = JSON.parse(body) as Request;
  const vector = Buffer.from(request.initial_vector, "base64");
  const { key, payload } = decrypt(request, vector, options);
  const { encode = (encrypted) => encrypted.toString("base64") } = options;
  return encode(encryptResponse(respondWith(payload), key, vector, options));
}

function decrypt(
  request: Request,
  vector: Buffer,
  { privateKey, oaepHash = "sha256", undecryptableStatus = 421 }: EndpointOptions,
) {
  try {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const wrapped = Buffer.from(request.encrypted_aes_key, "base64");
    const key = privateDecrypt({ key: privateKey, padding, oaepHash }, wrapped);
    const data = Buffer.from(request.encrypted_flow_data, "base64");
    const decipher = createDecipheriv("aes-128-gcm", key, vector);
    decipher.setAuthTag(data.subarray(-16));
    const json = decipher.update(data.subarray(0, -16), undefined, "utf8") + decipher.final("utf8");
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
  const used = responseVector === "inverted" ? vector.map((byte) => byte ^ 0xff) : vector;
  const cipher = createCipheriv("aes-128-gcm", key, used);
  const json = typeof response === "string" ? response : JSON.stringify(response);
  const data = Buffer.concat([cipher.update(json, "utf8"), cipher.final()]);
  const parts = [data, cipher.getAuthTag()];
  return Buffer.concat(tag === "behind" ? parts : parts.reverse());
}
