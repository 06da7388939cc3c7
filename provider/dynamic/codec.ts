import { type KeyMap, type Leaf, mapDeep } from "../lifecycle/map-deep";
import { type PropertyBag, UNKNOWN } from "../lifecycle/value";
import { unknownSentinel } from "../signatures";
import { wellFormed } from "../text";
import { programMember } from "./program-inputs";

/**
 * The property in which the host stores the provider's text. It is not a property of the resource.
 */
const providerText = "__provider";

/** Decodes the properties that the host passes in. */
export function decode(properties: unknown): PropertyBag {
  return membersOf(properties, (value) => (value === unknownSentinel ? UNKNOWN : undefined));
}

/**
 * Encodes properties for the host. The host fails on a nested `undefined` and on an unpaired
 * surrogate, and loses a `Date`.
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
