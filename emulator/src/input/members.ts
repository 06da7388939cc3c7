import { isObject, type JsonObject } from "../json";

/** Says what is wrong with something that a person wrote. */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
}

/** The members of an object, if it has none but these and each passes its test. */
export function checkedMembers(
  value: unknown,
  what: string,
  tests: Readonly<Record<string, (member: unknown) => boolean>>,
): JsonObject {
  if (!isObject(value)) {
    throw new InvalidInput(`A ${what} is a JSON object.`);
  }
  for (const [name, member] of Object.entries(value)) {
    const test = Object.hasOwn(tests, name) ? tests[name] : undefined;
    if (test === undefined) {
      const known = Object.keys(tests).join(", ");
      throw new InvalidInput(`A ${what} has no member "${name}"; it has ${known}.`);
    }
    if (!test(member)) {
      throw new InvalidInput(`${JSON.stringify(member)} is no value for "${name}" of a ${what}.`);
    }
  }
  return value;
}

export const isString = (value: unknown): boolean => typeof value === "string";
export const isBoolean = (value: unknown): boolean => typeof value === "boolean";
export const isCount = (value: unknown): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= 0;
