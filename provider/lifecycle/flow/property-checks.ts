import {
  checkName,
  idCheck,
  oneOf,
  type PropertyChecks,
  propertyReasons,
} from "../property-checks";
import { UNKNOWN } from "../value";
import { knownCategories } from "./categories";
import {
  deletionPolicies,
  flowJsonValidation,
  type PlannedInputs,
  updateStrategies,
} from "./inputs";

const checks: PropertyChecks<PlannedInputs> = {
  wabaId: idCheck("a WABA id"),
  name: checkName,
  automaticName: checkName,
  categories: (value) => {
    if (typeof value === "string" && value !== "") return `a list of categories: ["${value}"]`;
    return isListOfTexts(value) && value.length > 0
      ? undefined
      : `at least one category is needed, such as "${knownCategories[0]}"`;
  },
  flowJson: (value) =>
    typeof value === "string" || (typeof value === "object" && !Array.isArray(value))
      ? undefined
      : "a document is an object, or the text of one",
  flowJsonValidation: oneOf(flowJsonValidation),
  flowJsonIgnore: (value) =>
    isListOfTexts(value) ? undefined : 'a list of codes, such as "INVALID_PROPERTY_KEY"',
  endpointUri: (value) => {
    const text = typeof value === "string" ? value : "";
    // A parser drops white space or encodes it; Kaleyra is sent the text as it is.
    if (/[\s\p{C}]/u.test(text)) {
      return "an endpoint has no white space and no invisible characters; Kaleyra would be sent them too";
    }
    const isHttps = URL.canParse(text) && new URL(text).protocol === "https:";
    return isHttps ? undefined : "an endpoint is an https URL";
  },
  cloneFlowId: idCheck("a flow id"),
  publish: (value) => {
    if (typeof value === "boolean") return undefined;
    return typeof value === "string" ? "true or false, without quotes" : "true or false";
  },
  updateStrategy: oneOf(updateStrategies),
  deletionPolicy: oneOf(deletionPolicies),
};

/** What is wrong with a property of a flow; `undefined` if nothing is, or nothing is known. */
export const propertyError = propertyReasons("a flow", checks, ["automaticName"]);

function isListOfTexts(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) &&
    value.every((item) => item === UNKNOWN || (typeof item === "string" && item !== ""))
  );
}
