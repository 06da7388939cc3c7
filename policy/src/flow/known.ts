import { unknownPlaceholder } from "../../../provider/flow-json/placeholder";

/**
 * Copies what a policy is given. Reading a value that is not known yet, the output of a resource in a
 * preview, throws, and Pulumi then shows that the policy could not run; here it is replaced by
 * `unknownPlaceholder`, so that the rest can be looked at.
 */
export function known(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return Array.from(value.keys(), (index) => memberOf(value, index));
  return Object.fromEntries(Object.keys(value).map((key) => [key, memberOf(value, key)]));
}

function memberOf(owner: object, key: string | number): unknown {
  const read = (): unknown => (owner as Record<string | number, unknown>)[key];
  return known(isKnown(read) ? read() : unknownPlaceholder);
}

/** Of plain data nothing else throws; the class of the error is of no copy of Pulumi's SDK in particular. */
function isKnown(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
