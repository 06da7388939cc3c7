import { isId } from "../../kaleyra/ids";
import { UNKNOWN } from "../value";
import { knownCategories } from "./categories";
import { deletionPolicies, flowJsonChecks, type PlannedInputs, publishedChanges } from "./inputs";

/** What is wrong with one known value, or `undefined`. */
type Check = (value: unknown) => string | undefined;

const checks: Readonly<Record<keyof PlannedInputs, Check>> = {
  wabaId: idCheck("a WABA id"),
  name: checkName,
  automaticName: checkName,
  categories: (value) =>
    isListOfTexts(value) && value.length > 0
      ? undefined
      : `at least one category is needed, such as "${knownCategories[0]}"`,
  flowJson: (value) =>
    typeof value === "string" || (typeof value === "object" && !Array.isArray(value))
      ? undefined
      : "a document is an object, or the text of one",
  flowJsonChecks: oneOf(flowJsonChecks),
  flowJsonIgnore: (value) =>
    isListOfTexts(value) ? undefined : 'a list of codes, such as "INVALID_PROPERTY_KEY"',
  endpointUri: (value) => {
    const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
    return url?.protocol === "https:" ? undefined : "an endpoint is an https URL";
  },
  cloneFlowId: idCheck("a flow id"),
  publish: (value) => (typeof value === "boolean" ? undefined : "true or false"),
  publishedChange: oneOf(publishedChanges),
  deletionPolicy: oneOf(deletionPolicies),
};

/** What is wrong with a property, its name included; `undefined` if nothing is, or nothing is known. */
export function reasonAgainst(property: string, value: unknown): string | undefined {
  const check = Object.hasOwn(checks, property)
    ? checks[property as keyof PlannedInputs]
    : undefined;
  if (check === undefined) {
    const known = Object.keys(checks).filter((name) => name !== "automaticName");
    return `a flow has no such property; it has ${known.join(", ")}`;
  }
  return value === UNKNOWN ? undefined : check(value);
}

function checkName(value: unknown): string | undefined {
  const length = typeof value === "string" ? [...value].length : 0;
  if (length < 1 || length > 200) return "a name has 1 to 200 characters";
  return /\p{Cc}/u.test(String(value)) ? "a name has no control characters" : undefined;
}

function isListOfTexts(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) &&
    value.every((item) => item === UNKNOWN || (typeof item === "string" && item !== ""))
  );
}

function idCheck(what: string): Check {
  return (value) =>
    typeof value === "string" && isId(value) ? undefined : `${what} is a string of digits`;
}

function oneOf(words: readonly string[]): Check {
  return (value) => (words.includes(String(value)) ? undefined : `one of ${words.join(", ")}`);
}
