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
