import { isDeepStrictEqual } from "node:util";

import type { PropertyBag } from "../../lifecycle/value";

/**
 * Which parts of some properties are secret: `true` for a whole value, else the parts of it by key
 * or index. Lifecycle code works on plain values; this goes beside them and marks the results.
 */
export type Secrets = true | { readonly [key: string]: Secrets };

/** Properties as the lifecycle works on them, and which of them are secret. */
export interface Properties {
  readonly values: PropertyBag;
  readonly secrets?: Secrets;
}

/** What is secret at one key, `undefined` if nothing is. */
export function secretsAt(secrets: Secrets | undefined, key: string | number): Secrets | undefined {
  if (secrets === undefined || secrets === true) return secrets;
  return Object.hasOwn(secrets, key) ? secrets[key] : undefined;
}

/** What is secret by the one or the other, for values that are partly the one's and partly the other's. */
export function eitherSecrets(
  one: Secrets | undefined,
  other: Secrets | undefined,
): Secrets | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one === true || other === true) return true;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    keys.map((key) => [key, eitherSecrets(secretsAt(one, key), secretsAt(other, key)) ?? true]),
  );
}

/** What is secret of checked inputs: the program's, and those of the olds that are kept where it says nothing. */
export function secretsOfChecked(
  inputs: object,
  { given, olds }: { readonly given: Properties; readonly olds: Properties },
): Secrets | undefined {
  const kept = Object.keys(inputs).filter((key) => (given.values[key] ?? null) === null);
  const secret = kept.flatMap((key) => {
    const secrets = secretsAt(olds.secrets, key);
    return secrets === undefined ? [] : [[key, secrets] as const];
  });
  return secret.length === 0
    ? given.secrets
    : eitherSecrets(given.secrets, Object.fromEntries(secret));
}

/** The same, and with each property what quotes it. */
export function withQuotations(
  secrets: Secrets | undefined,
  derivedSecrets: Readonly<Record<string, string>> = {},
): Secrets | undefined {
  if (secrets === undefined || secrets === true) return secrets;
  const quoting = Object.entries(derivedSecrets).filter(
    ([, quoted]) => secretsAt(secrets, quoted) !== undefined,
  );
  return { ...secrets, ...Object.fromEntries(quoting.map(([output]) => [output, true])) };
}

/**
 * What is secret of properties that were read again. In one that somebody changed by hand a secret may
 * stand at another place now, so all of it is.
 */
export function secretsAfterRead(
  secrets: Secrets | undefined,
  { before, found }: { readonly before: PropertyBag; readonly found: object },
): Secrets | undefined {
  if (secrets === undefined || secrets === true) return secrets;
  const now = found as PropertyBag;
  return Object.fromEntries(
    Object.entries(secrets).map(([key, parts]) => [
      key,
      isDeepStrictEqual(before[key], now[key]) ? parts : true,
    ]),
  );
}
