import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";

import fastify, { type FastifyInstance } from "fastify";

import { type FlowRequest, respond } from "./booking";
import { decrypt, type Decrypted, type EncryptedRequest } from "./encryption";

export interface EndpointOptions {
  readonly privateKey: KeyObject;
  /** The secret of the Meta app; without it signatures are not checked. */
  readonly appSecret?: string | undefined;
}

/** The endpoint of the flow. Meta sends all requests to one address. */
export function endpoint({ privateKey, appSecret }: EndpointOptions): FastifyInstance {
  const app = fastify();
  // The signature is that of the bytes, so the body is parsed after it was checked.
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_, body, done) =>
    done(null, body),
  );
  app.post<{ Body: Buffer }>("/", (request, reply) => {
    if (!isSigned(request.body, request.headers["x-hub-signature-256"], appSecret)) {
      return reply.code(432).send();
    }
    const decrypted = decryptedOf(request.body, privateKey);
    // WhatsApp then fetches the number's public key again.
    if (decrypted === undefined) return reply.code(421).send();
    const response = respond(JSON.parse(decrypted.json) as FlowRequest);
    return reply.type("text/plain").send(decrypted.encrypt(JSON.stringify(response)));
  });
  return app;
}

function isSigned(body: Buffer, signature: unknown, appSecret: string | undefined): boolean {
  if (appSecret === undefined) return true;
  const expected = Buffer.from(
    `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`,
  );
  const actual = Buffer.from(String(signature));
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function decryptedOf(body: Buffer, privateKey: KeyObject): Decrypted | undefined {
  try {
    return decrypt(JSON.parse(body.toString("utf8")) as EncryptedRequest, privateKey);
  } catch {
    return undefined;
  }
}
