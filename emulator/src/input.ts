import type { FlowEdit, SeedFlow } from "./flows/flow";
import { isObject, isStringArray, type JsonObject } from "./json";
import type { Fault, FaultEffect, FaultPattern, FaultResponse } from "./server/faults";
import { defaultSwitches, type Switches, switchWords } from "./switches";

/** Input of the admin API or the command line is invalid. */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
}

/**
 * Checks that a value is an object with no other members than those of `tests`, and that their values pass.
 *
 * @param what What the object is, for messages.
 * @throws {InvalidInput} If the value has another member, or fails a test.
 */
function checkedMembers(
  value: unknown,
  what: string,
  tests: Readonly<Record<string, Test>>,
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

type Test = (value: unknown) => boolean;

/** A test for each member of a type: the compiler reports a missing one. */
type TestsOf<Type> = { readonly [Member in keyof Type]-?: Test };

const isString: Test = (value) => typeof value === "string";
const isBoolean: Test = (value) => typeof value === "boolean";
const isCount: Test = (value) => typeof value === "number" && Number.isInteger(value) && value >= 0;

const isDigits: Test = (value) => typeof value === "string" && /^\d+$/.test(value);

/** An edit over HTTP may also set the status; in a test, `setStatus` does that. */
type EditOverHttp = FlowEdit & { readonly status?: string };

const editTests: TestsOf<EditOverHttp> = {
  name: isString,
  categories: isStringArray,
  endpointUri: isString,
  document: (value) => isString(value) || isObject(value),
  status: isString,
};

const seedTests: TestsOf<SeedFlow> = {
  ...editTests,
  id: isDigits,
  wabaId: isDigits,
  formerlyPublished: isBoolean,
};

/** @throws {InvalidInput} If the value is not a seed. */
export function readSeed(value: unknown): SeedFlow {
  return checkedMembers(value, "flow", seedTests);
}

/** @throws {InvalidInput} If the value is not an edit. */
export function readEdit(value: unknown): EditOverHttp {
  return checkedMembers(value, "change", editTests);
}

const isStatus: Test = (value) => isCount(value) && Number(value) >= 200 && Number(value) <= 599;
const isMoment: Test = (value) => value === "before" || value === "after";

const patternTests: TestsOf<FaultPattern> = {
  operation: isString,
  method: isString,
  path: isString,
  times: (value) => value === "always" || isCount(value),
  skip: isCount,
};

const responseTests: TestsOf<FaultResponse> = {
  status: isStatus,
  body: () => true,
  headers: isObject,
};

/** All members of the types of a union. */
type KeysOfEach<Union> = Union extends unknown ? keyof Union : never;

/** The effects other than a `FaultResponse`. */
const effectTests: Readonly<Record<KeysOfEach<Exclude<FaultEffect, FaultResponse>>, Test>> = {
  reset: isMoment,
  hang: isMoment,
  slowBodyMs: isCount,
  truncateBody: (value: unknown) => value === true,
  applyThenRespond: (value: unknown) =>
    isObject(value) && isStatus(checkedMembers(value, "fault's answer", responseTests)["status"]),
};

const effects = ["status", ...Object.keys(effectTests)];
const faultTests = { ...patternTests, ...responseTests, ...effectTests };

/** @throws {InvalidInput} If the value is not a fault, or does not have exactly one effect. */
export function readFault(value: unknown): Fault {
  const members = checkedMembers(value, "fault", faultTests);
  if (!hasOneEffect(members)) {
    throw new InvalidInput(`A fault has one of ${effects.join(", ")}.`);
  }
  return members;
}

/** A fault with two effects would be ambiguous. */
function hasOneEffect(members: object): members is Fault {
  return effects.filter((effect) => effect in members).length === 1;
}

const isOneOf =
  (words: readonly string[]): Test =>
  (value) =>
    typeof value === "string" && words.includes(value);

/** Tests of switches for which the type of their default is not enough. */
const stricterTests: { readonly [name in keyof Switches]?: Test } = {
  notFoundStatus: (value) => isCount(value) && Number(value) >= 400 && Number(value) <= 599,
  pageSize: (value) => isCount(value) && Number(value) > 0,
  rateLimit: isRateLimit,
};

/** Words must be in `switchWords`; other values must have the type of the default. */
const switchTests = Object.fromEntries(
  Object.entries(defaultSwitches).map(([key, defaultValue]) => {
    const name = key as keyof Switches;
    const words = switchWords[name];
    const byType = typeof defaultValue === "boolean" ? isBoolean : isCount;
    return [name, stricterTests[name] ?? (words === undefined ? byType : isOneOf(words))];
  }),
);

/** @throws {InvalidInput} If a switch is unknown, or cannot be set to its value. */
export function readSwitches(value: unknown): Partial<Switches> {
  return checkedMembers(value, "set of switches", switchTests);
}

/** Whether a value is a `RateLimit` or null. Members that it does not have are ignored. */
function isRateLimit(value: unknown): boolean {
  if (value === null) return true;
  return (
    isObject(value) &&
    isCount(value["requestsPerSecond"]) &&
    (value["retryAfter"] === undefined || isBoolean(value["retryAfter"]))
  );
}
