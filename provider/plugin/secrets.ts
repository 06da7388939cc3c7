import { isDeepStrictEqual } from "node:util";

import type { Mask } from "../kaleyra/mask";
import type { PropertyBag } from "../lifecycle/value";
import { secretShown } from "../signatures";
import { printable } from "../text";

/**
 * The secret parts of a value: `true` if the whole value is secret, otherwise its secret parts by
 * key or index. The lifecycle works on plain values, so secrets are kept separately and applied to
 * its results.
 */
export type Secrets = true | { readonly [key: string]: Secrets };

/** Properties as plain values, with their secrets. */
export interface Properties {
  readonly values: PropertyBag;
  readonly secrets?: Secrets;
}

/** The secrets at one key; `undefined` if there are none. */
export function secretsAt(secrets: Secrets | undefined, key: string | number): Secrets | undefined {
  if (secrets === undefined || secrets === true) return secrets;
  return Object.hasOwn(secrets, key) ? secrets[key] : undefined;
}

/** The union of the secrets of two values, for a value that has parts of both. */
export function unionOfSecrets(
  first: Secrets | undefined,
  second: Secrets | undefined,
): Secrets | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  if (first === true || second === true) return true;
  const keys = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  // The fallback is for the compiler: each key is in one of them.
  return Object.fromEntries(
    keys.map((key) => [key, unionOfSecrets(secretsAt(first, key), secretsAt(second, key)) ?? true]),
  );
}

/**
 * The secrets of checked inputs: those of the program's inputs, and those of the old inputs, for
 * properties that the program does not set.
 */
export function secretsOfChecked(
  inputs: object,
  { given, olds }: { readonly given: Properties; readonly olds: Properties },
): Secrets | undefined {
  // Null equals absence.
  const keptKeys = Object.keys(inputs).filter((key) => (given.values[key] ?? null) === null);
  const keptSecrets = keptKeys.flatMap((key) => {
    const secrets = secretsAt(olds.secrets, key);
    return secrets === undefined ? [] : [[key, secrets] as const];
  });
  return keptSecrets.length === 0
    ? given.secrets
    : unionOfSecrets(given.secrets, Object.fromEntries(keptSecrets));
}

/**
 * Adds the outputs that may quote a secret input.
 *
 * @param derivedSecrets As in `Resource`: each output that may quote an input, with that input.
 */
export function withDerivedSecrets(
  secrets: Secrets | undefined,
  derivedSecrets: Readonly<Record<string, string>> = {},
): Secrets | undefined {
  if (secrets === undefined || secrets === true) return secrets;
  const secretOutputs = Object.entries(derivedSecrets).filter(
    ([, input]) => secretsAt(secrets, input) !== undefined,
  );
  return { ...secrets, ...Object.fromEntries(secretOutputs.map(([output]) => [output, true])) };
}

/**
 * The secrets of properties after a read. If a property with secrets changed by hand, its secrets
 * may be in other places now, so the whole property becomes secret.
 */
export function secretsAfterRead(
  secrets: Secrets | undefined,
  { before, found }: { readonly before: PropertyBag; readonly found: object },
): Secrets | undefined {
  if (secrets === undefined || secrets === true) return secrets;
  const after = found as PropertyBag;
  return Object.fromEntries(
    Object.entries(secrets).map(([key, parts]) => [
      key,
      isDeepStrictEqual(before[key], after[key]) ? parts : true,
    ]),
  );
}

/**
 * The length in characters from which a secret is masked, as in the engine. Masking shorter ones
 * would make messages unreadable.
 */
const shortestMasked = 3;

/** A mask for the secret values of the properties: messages may quote a name or a document. */
export function maskOf(...properties: readonly Properties[]): Mask {
  // Collected only when there is a message, since a document may have megabytes.
  let texts: readonly string[] | undefined;
  return (text) => {
    texts ??= properties
      .flatMap(secretTexts)
      .flatMap(spellings)
      .filter(({ length }) => length >= shortestMasked);
    const present = [...new Set(texts)].filter((secret) => text.includes(secret));
    return maskTexts(text, present.sort(longestFirst));
  };
}

/**
 * Masks the texts one after the other, the longest first, so that none is masked only in part.
 *
 * @param secrets The texts, the longest first.
 */
function maskTexts(text: string, secrets: readonly string[]): string {
  const [secret, ...others] = secrets;
  if (secret === undefined) return text;
  const parts = text.split(secret);
  return parts.map((part) => maskTexts(part, others)).join(secretShown);
}

/** A text in the spellings that messages may use. */
function spellings(text: string): readonly string[] {
  return [text, printable(text)];
}

function longestFirst(one: string, other: string): number {
  return other.length - one.length;
}

/** All strings in the secret parts of the properties. */
function secretTexts({ values, secrets }: Properties): readonly string[] {
  const texts: string[] = [];
  // A stack instead of recursion, since a document may be nested deeply.
  const stack: [value: unknown, secrets: Secrets | undefined][] = [[values, secrets]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [value, parts] = next;
    if (parts === undefined) continue;
    if (typeof value === "string") {
      texts.push(value);
      // A string may be a document in JSON; messages quote its values.
      stack.push([parseJson(value), true]);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        stack.push([member, secretsAt(parts, key)]);
      }
    }
  }
  return texts;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The text is not JSON, like most texts.
  }
}
