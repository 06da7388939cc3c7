import { nearest } from "../../../nearest";
import { once } from "../../model/memo";
import type { JsonNode } from "../../syntax/json-node";
import { aliases } from "../../tables/aliases";
import type { ValueSpec } from "../../tables/spec";
import { isAvailable, isRequired, propertyOf } from "./walk/available";
import { fitOf } from "./walk/fit";
import type { PlacedObject } from "./walk/placed";

/**
 * The properties that unknown keys of an object probably mean, by key: a known alias of a missing
 * property, a similar name, or the only missing property, if the value fits.
 */
export const renamesOf = once((object: PlacedObject): ReadonlyMap<string, string> => {
  const { node, properties, version } = object;
  const unknown = [...node.members.keys()].filter(
    (key) => key !== object.alsoHas && propertyOf(object, key) === undefined,
  );
  const renames = new Map<string, string>();
  if (unknown.length === 0) return renames;
  const absent = new Set(
    Object.keys(properties).filter((key) => {
      const property = propertyOf(object, key);
      return property !== undefined && isAvailable(property, object) && !node.members.has(key);
    }),
  );
  const rename = (key: string, property: string | undefined) => {
    if (property === undefined) return;
    renames.set(key, property);
    absent.delete(property);
  };
  for (const key of unknown) {
    const candidates = Object.hasOwn(aliases, key) ? aliases[key] : undefined;
    rename(key, candidates?.find((name) => absent.has(name)) ?? nearest(key, absent));
  }
  const [left, ...more] = unknown.filter((key) => !renames.has(key));
  const [missing, ...others] = [...absent].filter((key) => {
    const property = propertyOf(object, key);
    return property !== undefined && isRequired(property, version);
  });
  if (left === undefined || missing === undefined || more.length > 0 || others.length > 0) {
    return renames;
  }
  const [value, spec] = [node.members.get(left)?.value, propertyOf(object, missing)?.value];
  if (value !== undefined && spec !== undefined && suits(value, spec, object))
    rename(left, missing);
  return renames;
});

/**
 * Whether an unknown key of the object probably means that property. It is then reported at the
 * key.
 */
export function isRenamed(object: PlacedObject, property: string): boolean {
  return [...renamesOf(object).values()].includes(property);
}

function suits(value: JsonNode, spec: ValueSpec, { version }: PlacedObject): boolean {
  if (spec.kind === "any") return false;
  const kinds = spec.kind === "either" ? spec.options.map((option) => option.value) : [spec];
  return kinds.some((kind) => {
    const fit = fitOf(value, kind, version);
    return fit === "literal" || fit === "dynamic";
  });
}
