import { isObject } from "../json";
import { defaultSwitches, type Switches } from "../switches";
import { checkedMembers, isBoolean, isCount } from "./members";

const oneOf =
  (...words: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === "string" && words.includes(value);

const refusalForms = ["raw", "nested", "wrapped", "generic", "fault", "success-false", "foreign"];

/** Switches whose values are not simply of the same type as their default. */
const special: { readonly [name in keyof Switches]?: (value: unknown) => boolean } = {
  deletionRefusal: oneOf(...refusalForms),
  metaErrors: oneOf(...refusalForms),
  envelope: oneOf("bare", "wrapped"),
  malformedDocuments: oneOf("validation-error", "refused"),
  notFoundStatus: (value) => isCount(value) && Number(value) >= 400 && Number(value) <= 599,
  pageSize: (value) => isCount(value) && Number(value) > 0,
  keyReads: oneOf("both", "get", "post"),
  keySignature: oneOf("VALID", "MISMATCH"),
  missingMigrations: oneOf("failed", "unmentioned", "refused"),
  listedFields: oneOf("requested", "documented", "minimal", "refused"),
  rateLimit: isRateLimit,
};

const tests = Object.fromEntries(
  Object.entries(defaultSwitches).map(([name, standard]) => {
    const byType = typeof standard === "boolean" ? isBoolean : isCount;
    return [name, special[name as keyof Switches] ?? byType];
  }),
);

/** @throws {InvalidInput} If a switch is unknown, or cannot be set to its value. */
export function readSwitches(value: unknown): Partial<Switches> {
  return checkedMembers(value, "set of switches", tests);
}

function isRateLimit(value: unknown): boolean {
  if (value === null) {
    return true;
  }
  return (
    isObject(value) &&
    isCount(value["requestsPerSecond"]) &&
    (value["retryAfter"] === undefined || isBoolean(value["retryAfter"]))
  );
}
