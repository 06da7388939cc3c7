import { UNKNOWN, mapDeep, type KeyMap, type Leaf, type PropertyBag } from "../lifecycle/value";
import { providerText, unknownSentinel } from "../signatures";
import { wellFormed } from "../text";
import { programMember } from "./program-inputs";

/** Decodes the properties that the host passes in, without what is not the resource's own. */
export function decode(properties: unknown): PropertyBag {
  return membersOf(properties, (value) => (value === unknownSentinel ? UNKNOWN : undefined));
}

/**
 * Encodes properties for the host. The host fails on a nested `undefined`, on an unpaired surrogate
 * and on a bigint, and loses a `Date`.
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
    // The host stores the provider's text with the properties of the resource.
    [providerText]: _providerText,
    [programMember]: _programInputs,
    ...members
  } = properties as Record<string, unknown>;
  return mapDeep(members, leaf, keyMap) as Record<string, unknown>;
}
