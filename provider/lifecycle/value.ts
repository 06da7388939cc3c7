/**
 * A value that is not known yet: in a preview, the output of a resource that does not exist yet.
 */
export const UNKNOWN = Symbol("a value that is not known yet");

export type Unknown = typeof UNKNOWN;

/** A property that may be unknown in a preview. */
export type MaybeUnknown<Value> = Value | Unknown;

/** Checked inputs in a preview, where any value may be unknown. */
export type Planned<Inputs> = {
  readonly [Property in keyof Inputs]: MaybeUnknown<Inputs[Property]>;
};

/** The properties of a resource as an adapter passes them in, not checked yet. */
export type PropertyBag = Readonly<Record<string, unknown>>;

export function isKnown<Value>(value: MaybeUnknown<Value>): value is Value {
  return value !== UNKNOWN;
}

/** Whether the value contains anything unknown. */
export function containsUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(containsUnknown);
}

/** Replaces a value. `undefined` keeps the value and maps its members. */
export type Leaf = (value: unknown) => unknown;

/** Maps the key of a member. */
export type KeyMap = (key: string) => string;

/**
 * Maps a value and its members, and leaves out members that are `undefined`. A value in which
 * nothing is mapped is not copied, since a document may have megabytes.
 */
export function mapDeep(value: unknown, leaf: Leaf, keyMap?: KeyMap): unknown {
  const replaced = leaf(value);
  if (replaced !== undefined) return replaced;
  if (Array.isArray(value)) return mapItems(value, leaf, keyMap);
  return isBag(value) ? mapMembers(value, leaf, keyMap) : value;
}

function isBag(value: unknown): value is PropertyBag {
  return typeof value === "object" && value !== null;
}

function mapItems(
  items: readonly unknown[],
  leaf: Leaf,
  keyMap: KeyMap | undefined,
): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < items.length; index += 1) {
    const item: unknown = items[index];
    const other = mapDeep(item ?? null, leaf, keyMap);
    if (other === item) continue;
    copy ??= [...items];
    copy[index] = other;
  }
  return copy ?? items;
}

function mapMembers(members: PropertyBag, leaf: Leaf, keyMap: KeyMap | undefined): PropertyBag {
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(members)) {
    const member = members[key];
    const other = mapDeep(member, leaf, keyMap);
    const otherKey = keyMap?.(key) ?? key;
    if (other === member && member !== undefined && otherKey === key) continue;
    copy ??= { ...members };
    if (member === undefined || otherKey !== key) delete copy[key];
    if (member !== undefined) copy[otherKey] = other;
  }
  return copy ?? members;
}
