import { checkDocumentAsync } from "../../flow-json/check-document-async";
import { describeFindings, describePlaces } from "../../flow-json/describe";
import type { DocumentFindings } from "../../flow-json/document-findings";
import { type JsonObject, unknownPlaceholder } from "../../flow-json/json";
import { unknownCode } from "../../flow-json/unknown-code";
import type { CheckFailure, CheckResult } from "../check-result";
import {
  checkName,
  idCheck,
  missingProperties,
  oneOf,
  propertyReasons,
  type PropertyChecks,
  withoutAbsent,
  wrongProperties,
} from "../property-checks";
import { missingWabaId, resolveWabaId } from "../resolve-waba-id";
import type { CheckContext } from "../resource";
import { UNKNOWN, mapDeep, type PropertyBag } from "../value";
import { knownCategories, unknownCategories } from "./categories";
import { claimName, flowNameIn } from "./names";
import {
  deletionPolicies,
  flowJsonValidations,
  type PlannedInputs,
  updateStrategies,
} from "./state";

const missingCategory = `at least one category is needed, such as "${knownCategories[0]}"`;

const required = {
  wabaId: missingWabaId("Set wabaId on the flow"),
  categories: missingCategory,
};

/**
 * Checks the program's inputs and fills in defaults. Needs no network and no credentials. Unknown
 * values are not checked.
 *
 * @param news May hold an `automaticName`: a fresh name for a flow that has none yet, or the
 *   current name if a replacement would get another one.
 * @param olds The flow's checked inputs so far; empty for a new flow and for a replacement.
 */
export async function checkFlow(
  news: PropertyBag,
  olds: PropertyBag,
  context: CheckContext,
): Promise<CheckResult> {
  const given = withoutAbsent(news);
  // A later line overrides an earlier one.
  const inputs = withoutAbsent({
    publish: false,
    updateStrategy: "InPlace",
    ...context.defaults,
    ...given,
    ...resolveWabaId("wabaId", { given, olds }, context),
    ...nameInputs(given, olds),
  });
  unknownCategories(inputs["categories"]).forEach(context.warn);
  const failures = [
    ...missingProperties(inputs, required),
    ...wrongProperties(inputs, propertyError, "flowJson"),
    ...(await unknownCodeFailures(inputs)),
  ];
  // The document's check uses the other properties, so they have to be valid.
  if (failures.length === 0) failures.push(...(await documentFailures(inputs, context)));
  failures.push(...nameFailures(inputs, olds, context));
  return { inputs, failures };
}

/** Claims the flow's name for this run. A failure means that something else has the name. */
function nameFailures(
  inputs: PropertyBag,
  olds: PropertyBag,
  context: CheckContext,
): readonly CheckFailure[] {
  const before = flowNameIn(olds);
  const isChosen = inputs["name"] !== undefined && inputs["name"] !== inputs["automaticName"];
  // A staged flow may have been published before.
  const mayBeLive = inputs["publish"] !== false || inputs["updateStrategy"] === "Draft";
  if (isChosen && before === undefined && mayBeLive) warnOfDeletingFirst(context);
  const wanted = flowNameIn(inputs);
  return wanted === undefined ? [] : claimName({ property: "name", wanted, before }, context);
}

/**
 * Warns of the option deleteBeforeReplace, for a new flow as well as for a replacement: the engine
 * does not show a check for which of the two it is.
 */
function warnOfDeletingFirst({ deleteBeforeReplace = false, warn }: CheckContext): void {
  if (!deleteBeforeReplace) return;
  warn(
    "has the option deleteBeforeReplace and a name of its own; a replacement would deprecate the published flow first, " +
      "which most likely keeps its name, so no new flow could have it. Take the option or the name away",
  );
}

/** Warns of the document's warnings. Its errors are failures. */
async function documentFailures(
  inputs: PropertyBag,
  context: CheckContext,
): Promise<CheckFailure[]> {
  const { errors, warnings } = await checkFlowJson(inputs);
  const describe = context.documentIsSecret === true ? describePlaces : describeFindings;
  describe(warnings).forEach(context.warn);
  // Both functions return one line for each finding, in the same order.
  const places = describePlaces(errors);
  return describeFindings(errors).map((reason, index) => ({
    reason,
    reasonIfSecret: places[index] ?? reason,
  }));
}

/**
 * The inputs `name` and `automaticName`. The name is the program's; else the flow's current name,
 * since an automatic name lasts as long as the flow; else the `automaticName` that the adapter
 * proposes.
 */
function nameInputs(given: PropertyBag, olds: PropertyBag): PropertyBag {
  const wanted = given["name"];
  if (wanted === UNKNOWN) {
    // The name may turn out to be absent. Only a flow with an explicit name would keep its name
    // then.
    const isExplicit = olds["name"] !== undefined && olds["automaticName"] === undefined;
    return { automaticName: isExplicit ? undefined : UNKNOWN };
  }
  if (wanted !== undefined) return automaticNameBeside(wanted, given, olds);
  const { name } = olds;
  const proposed = given["automaticName"];
  // The adapter proposes the current name if a replacement would get another one.
  const isProposed = name === undefined || name === proposed;
  const automaticName = olds["automaticName"] ?? (isProposed ? proposed : undefined);
  // A flow keeps a name that the program no longer sets.
  if (automaticName === undefined && name !== undefined) return { name, automaticName };
  return automaticName === undefined ? {} : { name: automaticName, automaticName };
}

/** The input `automaticName` of a flow to which the program gives a name. */
function automaticNameBeside(wanted: unknown, given: PropertyBag, olds: PropertyBag): PropertyBag {
  // The inputs are the result of a check, which has to accept its own result unchanged.
  if (wanted === given["automaticName"]) return {};
  // Kept, so that the flow returns to its automatic name when the program no longer names it. A
  // program that sets the same name has chosen it.
  const { automaticName } = olds;
  return { automaticName: wanted === automaticName ? undefined : automaticName };
}

/**
 * A failure if `flowJsonIgnore` has a code that does not exist. Its type is checked with `checks`.
 */
async function unknownCodeFailures({ flowJsonIgnore }: PropertyBag): Promise<CheckFailure[]> {
  const codes = Array.isArray(flowJsonIgnore) ? flowJsonIgnore : [];
  const reason = await unknownCode(codes.filter((code) => typeof code === "string" && code !== ""));
  return reason === undefined ? [] : [{ property: "flowJsonIgnore", reason }];
}

/** Checks the flow's document as far as it is known, in the way that `flowJsonValidation` sets. */
async function checkFlowJson(inputs: PropertyBag): Promise<DocumentFindings> {
  const { flowJson, flowJsonValidation, flowJsonIgnore, publish } = inputs;
  if (flowJson === undefined || flowJson === UNKNOWN) return { errors: [], warnings: [] };
  return checkDocumentAsync({
    flowJson: withPlaceholders(flowJson) as JsonObject | string,
    checks: typeof flowJsonValidation === "string" ? flowJsonValidation : undefined,
    ignore: Array.isArray(flowJsonIgnore) ? flowJsonIgnore.map(String) : [],
    publish: publish === true,
    endpoint: endpointOf(inputs),
  });
}

/** Whether the flow has an endpoint, which some rules of the document depend on. */
function endpointOf({ endpointUri, cloneFlowId }: PropertyBag): "given" | "absent" | "unknown" {
  if (endpointUri === UNKNOWN) return "unknown";
  if (endpointUri !== undefined) return "given";
  // A clone may inherit its source's endpoint.
  return cloneFlowId === undefined ? "absent" : "unknown";
}

function withPlaceholders(value: unknown): unknown {
  return mapDeep(value, (part) => (part === UNKNOWN ? unknownPlaceholder : undefined));
}

const checks: PropertyChecks<PlannedInputs> = {
  wabaId: idCheck("a WABA id"),
  name: checkName,
  automaticName: checkName,
  categories: (value) => {
    if (typeof value === "string" && value !== "") {
      return `it must be a list, as in [${JSON.stringify(value)}]`;
    }
    return isListOfTexts(value) && value.length > 0 ? undefined : missingCategory;
  },
  flowJson: (value) =>
    typeof value === "string" || (typeof value === "object" && !Array.isArray(value))
      ? undefined
      : "a document is an object, or the text of one",
  flowJsonValidation: oneOf(flowJsonValidations),
  flowJsonIgnore: (value) => {
    if (isListOfTexts(value)) return undefined;
    const code = typeof value === "string" && value !== "" ? value : "INVALID_PROPERTY_KEY";
    return `it must be a list of codes, as in [${JSON.stringify(code)}]`;
  },
  endpointUri: (value) => {
    const text = typeof value === "string" ? value : "";
    // A URL parser drops or encodes white space, but Kaleyra receives the text as it is.
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

/** What is wrong with a property of a flow; `undefined` if it is valid or unknown. */
export const propertyError = propertyReasons("a flow", checks, ["automaticName"]);

/** Whether it is a list of strings that are not empty, as far as they are known. */
function isListOfTexts(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) &&
    value.every((item) => item === UNKNOWN || (typeof item === "string" && item !== ""))
  );
}
