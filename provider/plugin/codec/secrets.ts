/**
 * Which parts of some properties are secret: `true` for a whole value, else the parts of it by key
 * or index. Lifecycle code works on plain values; this goes beside them and marks the results.
 */
export type Secrets = true | { readonly [key: string]: Secrets };

/** What is secret at one key, `undefined` if nothing is. */
export function secretsAt(secrets: Secrets | undefined, key: string | number): Secrets | undefined {
  if (secrets === undefined || secrets === true) return secrets;
  return Object.hasOwn(secrets, key) ? secrets[key] : undefined;
}
