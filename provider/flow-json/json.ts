/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A member that the object itself has, and not one of every object, such as `constructor`. */
export function ownMember(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/**
 * How deep arrays and objects of a document may be nested; Flow JSON needs about forty levels. At
 * this depth recursion is safe.
 */
export const deepestLevel = 256;

/** Whether a value is nested deeper than a document may be. */
export function isTooDeep(value: unknown): boolean {
  return isDeeperThan(deepestLevel, value);
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

/**
 * Is in a document instead of a value that a preview does not know yet. It begins with U+0000, which
 * no user types.
 */
export const unknownPlaceholder = "\u0000unknown";
