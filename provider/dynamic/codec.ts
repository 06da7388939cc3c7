import { type PropertyBag, UNKNOWN } from "../lifecycle/value";
import { unknownSentinel } from "../signatures";

/** The member in which the host keeps the provider's text; it is none of the resource's. */
const providerText = "__provider";

/** Takes the properties in that the host hands over. */
export function decode(properties: unknown): PropertyBag {
  return membersOf(properties, (value) => (value === unknownSentinel ? UNKNOWN : undefined));
}

/**
 * Brings properties into the form that the host can send. It fails on a nested `undefined`, and
 * loses a `Date`.
 */
export function encode(properties: object): Record<string, unknown> {
  return membersOf(properties, (value) => {
    if (value === UNKNOWN) return unknownSentinel;
    if (value instanceof Date) return value.toISOString();
    return typeof value === "bigint" ? String(value) : undefined;
  });
}

/** Maps a leaf; `undefined` leaves it as it is. */
type Leaf = (value: unknown) => unknown;

function membersOf(properties: unknown, leaf: Leaf): Record<string, unknown> {
  if (typeof properties !== "object" || properties === null) return {};
  const { [providerText]: _, ...members } = properties as Record<string, unknown>;
  return mapped(members, leaf) as Record<string, unknown>;
}

/** A value without anything to map is not copied: a document may have megabytes. */
function mapped(value: unknown, leaf: Leaf): unknown {
  const replaced = leaf(value);
  if (replaced !== undefined) return replaced;
  if (Array.isArray(value)) return mappedItems(value, leaf);
  return typeof value === "object" && value !== null ? mappedMembers(value, leaf) : value;
}

function mappedItems(items: readonly unknown[], leaf: Leaf): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (const [at, item] of items.entries()) {
    const other = mapped(item ?? null, leaf);
    if (other === item) continue;
    copy ??= [...items];
    copy[at] = other;
  }
  return copy ?? items;
}

function mappedMembers(members: object, leaf: Leaf): object {
  let copy: Record<string, unknown> | undefined;
  for (const [key, member] of Object.entries(members)) {
    const other = mapped(member, leaf);
    if (other === member && member !== undefined) continue;
    copy ??= { ...members };
    if (member === undefined) delete copy[key];
    else copy[key] = other;
  }
  return copy ?? members;
}
