import { type KeyMap, type Leaf, mapDeep } from "../lifecycle/map-deep";
import { type PropertyBag, UNKNOWN } from "../lifecycle/value";
import { unknownSentinel } from "../signatures";
import { wellFormed } from "../text";
import { programMember } from "./program-inputs";

/** The member in which the host keeps the provider's text; it is none of the resource's. */
const providerText = "__provider";

/** Takes the properties in that the host hands over. */
export function decode(properties: unknown): PropertyBag {
  return membersOf(properties, (value) => (value === unknownSentinel ? UNKNOWN : undefined));
}

/**
 * Brings properties into the form that the host can send. It fails on a nested `undefined` and on half
 * of a surrogate pair, and loses a `Date`.
 */
export function encode(properties: object): Record<string, unknown> {
  const leaf = (value: unknown) => {
    if (typeof value === "string") return wellFormed(value);
    if (value === UNKNOWN) return unknownSentinel;
    if (value instanceof Date) return value.toISOString();
    return typeof value === "bigint" ? String(value) : undefined;
  };
  return membersOf(properties, leaf, wellFormed);
}

function membersOf(properties: unknown, leaf: Leaf, keyMap?: KeyMap): Record<string, unknown> {
  if (typeof properties !== "object" || properties === null) return {};
  const {
    [providerText]: _,
    [programMember]: __,
    ...members
  } = properties as Record<string, unknown>;
  return mapDeep(members, leaf, keyMap) as Record<string, unknown>;
}
