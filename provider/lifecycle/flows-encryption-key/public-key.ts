import { createPublicKey, type KeyObject } from "node:crypto";

/** The only format that WhatsApp accepts. */
const wanted = "a 2048-bit RSA public key in PEM (-----BEGIN PUBLIC KEY-----)";
/** The command that writes the public half of a private key. */
const extraction = "openssl rsa -in private.pem -pubout -out public.pem";

/**
 * What is wrong with the text of a public key; `undefined` if nothing is. A private key is
 * recognized by its label, before anything parses it: a parser would silently derive the public key
 * from it. No reason quotes the text.
 */
export function reasonAgainstKey(text: unknown): string | undefined {
  if (typeof text !== "string") return `it must be ${wanted}`;
  if (/PRIVATE KEY/i.test(text)) {
    return (
      "this is a PRIVATE key, and nothing was sent. It belongs to your endpoint alone; give its public half, as " +
      `\`${extraction}\` writes it. If the key is in the program or its repository, create a new pair`
    );
  }
  if (!/^\s*-----BEGIN PUBLIC KEY-----/.test(text)) {
    return `it must be ${wanted}, as \`${extraction}\` writes it`;
  }
  const key = parseKey(text);
  if (key === undefined) return `it cannot be read as ${wanted}; is the text complete?`;
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === "rsa" && details?.modulusLength === 2048) return undefined;
  const bits = details?.modulusLength === undefined ? "" : ` with ${details.modulusLength} bits`;
  return `it must be RSA with 2048 bits, and is ${type ?? "unknown"}${bits}`;
}

/** Whether two texts hold the same key, regardless of line breaks. Invalid texts only if equal. */
export function sameKey(first: string, second: string): boolean {
  if (first.trim() === second.trim()) return true;
  const firstKey = parseKey(first);
  const secondKey = parseKey(second);
  return firstKey !== undefined && secondKey !== undefined && firstKey.equals(secondKey);
}

function parseKey(text: string): KeyObject | undefined {
  try {
    return createPublicKey(text);
  } catch {
    return undefined; // `reasonAgainstKey` reports an invalid key with its own message.
  }
}
