import type { PropertyBag } from "./value";

/** Puts something in the place of a value; `undefined` leaves it as it is, or what is inside to be mapped. */
export type Leaf = (value: unknown) => unknown;

/**
 * Maps what is inside a value; members that are `undefined` are left out. A value without anything to
 * map is not copied: a document may have megabytes.
 */
export function mapped(value: unknown, leaf: Leaf): unknown {
  const replaced = leaf(value);
  if (replaced !== undefined) return replaced;
  if (Array.isArray(value)) return mappedItems(value, leaf);
  return isBag(value) ? mappedMembers(value, leaf) : value;
}

function isBag(value: unknown): value is PropertyBag {
  return typeof value === "object" && value !== null;
}

function mappedItems(items: readonly unknown[], leaf: Leaf): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let at = 0; at < items.length; at += 1) {
    const item: unknown = items[at];
    const other = mapped(item ?? null, leaf);
    if (other === item) continue;
    copy ??= [...items];
    copy[at] = other;
  }
  return copy ?? items;
}

function mappedMembers(members: PropertyBag, leaf: Leaf): PropertyBag {
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(members)) {
    const member = members[key];
    const other = mapped(member, leaf);
    if (other === member && member !== undefined) continue;
    copy ??= { ...members };
    if (member === undefined) delete copy[key];
    else copy[key] = other;
  }
  return copy ?? members;
}
