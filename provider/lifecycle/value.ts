/** Stands for a value that is not known yet: in a preview, the output of a resource to be made. */
export const UNKNOWN = Symbol("a value that is not known yet");

export type Unknown = typeof UNKNOWN;

/** A property that a preview may not know yet. */
export type MaybeUnknown<Value> = Value | Unknown;

/** Checked inputs in a preview, where any value may not be known yet. */
export type Planned<Inputs> = {
  readonly [Property in keyof Inputs]: MaybeUnknown<Inputs[Property]>;
};

/** The properties of a resource as an adapter hands them over, not checked yet. */
export type PropertyBag = Readonly<Record<string, unknown>>;

export function isKnown<Value>(value: MaybeUnknown<Value>): value is Value {
  return value !== UNKNOWN;
}

/** Whether anything inside is not known yet. */
export function containsUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(containsUnknown);
}
