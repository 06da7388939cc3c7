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
 * The most lists and objects that a document may nest; Flow JSON needs about forty. Recursion on a document
 * is safe.
 */
export const deepestLevel = 256;

/** Whether a value is nested deeper than a document may be. */
export function isTooDeep(value: unknown, level = 1): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (level > deepestLevel) return true;
  return Object.values(value).some((inner) => isTooDeep(inner, level + 1));
}

/** Replaces a value that is not known yet in a document to check. */
export const unknownPlaceholder = "\u0000unknown";
