import { isJsonArray, isJsonObject, type Json } from "../json";

/**
 * Gives equal JSON values the same number, so that large parts are compared at once. The order of
 * keys does not count, and null equals absence. Each part is read once.
 */
export class SameValues {
  readonly #numbers = new Map<string, number>();
  readonly #numbersByObject = new WeakMap<object, number>();

  /** The value's number. It has a meaning only for this instance. */
  numberOf(value: Json): number {
    if (typeof value !== "object" || value === null) return this.#number(JSON.stringify(value));
    const cached = this.#numbersByObject.get(value);
    if (cached !== undefined) return cached;
    const number = this.#number(this.#form(value));
    this.#numbersByObject.set(value, number);
    return number;
  }

  /** The number of an object without some of its members; of another value, its number. */
  numberWithout(object: Json, omitted: ReadonlySet<string>): number {
    if (!isJsonObject(object)) return this.numberOf(object);
    const rest = Object.entries(object).filter(([key]) => !omitted.has(key));
    return this.#number(this.#form(Object.fromEntries(rest)));
  }

  /**
   * A text that is equal for equal values: JSON with sorted keys, without nulls, and with numbers
   * for the parts.
   */
  #form(value: Json): string {
    if (isJsonArray(value)) return `[${value.map((item) => this.numberOf(item)).join()}]`;
    if (!isJsonObject(value)) return JSON.stringify(value);
    const members = Object.keys(value)
      .sort()
      .flatMap((key) => {
        const member = value[key] ?? null;
        return member === null ? [] : [`${JSON.stringify(key)}:${this.numberOf(member)}`];
      });
    return `{${members.join()}}`;
  }

  #number(form: string): number {
    const number = this.#numbers.get(form) ?? this.#numbers.size;
    this.#numbers.set(form, number);
    return number;
  }
}
