/**
 * A value that is not known yet: in a preview, the output of a resource that does not exist yet.
 * The adapters translate it from and to the engine's own marks.
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

/** Replaces a value; `undefined` if the value stays and its members are replacement. */
export type Leaf = (value: unknown) => unknown;

/** Replaces the key of a member. */
export type KeyMap = (key: string) => string;

/**
 * Maps a value and its members. An item of an array that is `undefined` becomes `null`, as in JSON,
 * and such a member of an object is left out. A value in which nothing is replacement is not copied,
 * since a document may have megabytes.
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
    const replacement = mapDeep(item ?? null, leaf, keyMap);
    if (replacement === item) continue;
    copy ??= [...items];
    copy[index] = replacement;
  }
  return copy ?? items;
}

function mapMembers(members: PropertyBag, leaf: Leaf, keyMap: KeyMap | undefined): PropertyBag {
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(members)) {
    const member = members[key];
    const replacement = mapDeep(member, leaf, keyMap);
    const mappedKey = keyMap?.(key) ?? key;
    if (replacement === member && member !== undefined && mappedKey === key) continue;
    copy ??= { ...members };
    if (member === undefined || mappedKey !== key) delete copy[key];
    if (member !== undefined) copy[mappedKey] = replacement;
  }
  return copy ?? members;
}
