import type { FlowEdit, SeedFlow } from "./flows/flow";
import { isObject, isStringArray, type JsonObject } from "./json";
import type { Fault } from "./server/faults";
import { defaultSwitches, type Switches, switchWords } from "./switches";

/** Input of the admin API or the command line is invalid. */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
}

/** The members of an object that has only these and whose values pass their tests. */
function checkedMembers(
  value: unknown,
  what: string,
  tests: Readonly<Record<string, (member: unknown) => boolean>>,
): JsonObject {
  if (!isObject(value)) throw new InvalidInput(`A ${what} is a JSON object.`);
  for (const [name, member] of Object.entries(value)) {
    const test = Object.hasOwn(tests, name) ? tests[name] : undefined;
    if (test === undefined) {
      const names = Object.keys(tests).join(", ");
      throw new InvalidInput(`A ${what} has no member "${name}"; it has ${names}.`);
    }
    if (!test(member)) {
      throw new InvalidInput(
        `${JSON.stringify(member)} is not a value for "${name}" of a ${what}.`,
      );
    }
  }
  return value;
}

const isString = (value: unknown): boolean => typeof value === "string";
const isBoolean = (value: unknown): boolean => typeof value === "boolean";
const isCount = (value: unknown): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= 0;

const isDigits = (value: unknown): boolean => typeof value === "string" && /^\d+$/.test(value);

const editTests = {
  name: isString,
  categories: isStringArray,
  endpointUri: isString,
  document: (value: unknown): boolean => isString(value) || isObject(value),
  status: isString,
};

const seedTests = { ...editTests, id: isDigits, wabaId: isDigits, formerlyPublished: isBoolean };

/** @throws {InvalidInput} If the value is not a seed. */
export function readSeed(value: unknown): SeedFlow {
  return checkedMembers(value, "flow", seedTests);
}

/** @throws {InvalidInput} If the value is not an edit. */
export function readEdit(value: unknown): FlowEdit & { readonly status?: string } {
  return checkedMembers(value, "change", editTests);
}

const effects = [
  "status",
  "reset",
  "hang",
  "slowBodyMs",
  "truncateBody",
  "applyThenRespond",
] as const;

const isStatus = (value: unknown): boolean =>
  isCount(value) && Number(value) >= 200 && Number(value) <= 599;
const isMoment = (value: unknown): boolean => value === "before" || value === "after";

const responseTests = { status: isStatus, body: (): boolean => true, headers: isObject };

const faultTests = {
  operation: isString,
  method: isString,
  path: isString,
  times: (value: unknown): boolean => value === "always" || isCount(value),
  skip: isCount,
  ...responseTests,
  reset: isMoment,
  hang: isMoment,
  slowBodyMs: isCount,
  truncateBody: (value: unknown): boolean => value === true,
  applyThenRespond: (value: unknown): boolean =>
    isObject(value) && isStatus(checkedMembers(value, "fault's answer", responseTests)["status"]),
};

/** @throws {InvalidInput} If the value is not a fault, or has no effect. */
export function readFault(value: unknown): Fault {
  const members = checkedMembers(value, "fault", faultTests);
  if (!hasOneEffect(members)) {
    throw new InvalidInput(`A fault has one of ${effects.join(", ")}.`);
  }
  return members;
}

function hasOneEffect(members: object): members is Fault {
  return effects.filter((effect) => effect in members).length === 1;
}

const isOneOf =
  (words: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === "string" && words.includes(value);

/** Switches for which having the type of the default is not enough. */
const special: { readonly [name in keyof Switches]?: (value: unknown) => boolean } = {
  notFoundStatus: (value) => isCount(value) && Number(value) >= 400 && Number(value) <= 599,
  pageSize: (value) => isCount(value) && Number(value) > 0,
  rateLimit: isRateLimit,
};

const switchTests = Object.fromEntries(
  Object.entries(defaultSwitches).map(([key, standard]) => {
    const name = key as keyof Switches;
    const words = switchWords[name];
    const byType = typeof standard === "boolean" ? isBoolean : isCount;
    return [name, special[name] ?? (words === undefined ? byType : isOneOf(words))];
  }),
);

/** @throws {InvalidInput} If a switch is unknown, or cannot be set to its value. */
export function readSwitches(value: unknown): Partial<Switches> {
  return checkedMembers(value, "set of switches", switchTests);
}

function isRateLimit(value: unknown): boolean {
  if (value === null) return true;
  return (
    isObject(value) &&
    isCount(value["requestsPerSecond"]) &&
    (value["retryAfter"] === undefined || isBoolean(value["retryAfter"]))
  );
}
