import { describeFindings } from "../../flow-json/describe";
import type { Warn } from "../context";
import type { PropertyBag } from "../value";
import { knownCategories } from "./categories";
import { checkFlowJson } from "./check-flow-json";
import type { PlannedInputs } from "./inputs";
import { reasonAgainst } from "./property-checks";

export interface CheckContext {
  /** What the configuration says for a flow that does not say it. */
  readonly defaults: {
    readonly wabaId?: string | undefined;
    readonly deletionPolicy?: string | undefined;
    readonly flowJsonChecks?: string | undefined;
    readonly flowJsonIgnore?: readonly string[] | undefined;
  };
  readonly warn: Warn;
  /** The program has shown what is wrong with the document already; counting it is enough. */
  readonly documentIsReported?: boolean;
}

export interface CheckFailure {
  /** Missing for a document: engines print the value of a property along with it. */
  readonly property?: string;
  readonly reason: string;
}

export interface CheckResult {
  readonly inputs: PlannedInputs;
  readonly failures: readonly CheckFailure[];
}

/**
 * Checks what the program asks for and fills in what it leaves open. Needs no network and no
 * credentials; values that are not known yet are left alone.
 *
 * @param news May hold an `automaticName`: a fresh name, for a flow that has none yet.
 * @param olds The checked inputs of the flow so far; empty for a new one, and for a replacement.
 */
export function checkFlow(
  news: PropertyBag,
  olds: PropertyBag,
  context: CheckContext,
): CheckResult {
  const given = withoutAbsent(news);
  const inputs = withoutAbsent({
    publish: false,
    publishedChange: "Edit",
    ...withoutAbsent(context.defaults),
    ...given,
    ...wabaOf(given, olds, context),
    ...nameOf(given, olds),
  });
  warnOfCategories(inputs["categories"], context.warn);
  const failures = [...missingProperties(inputs), ...wrongProperties(inputs)];
  if (failures.length === 0) failures.push(...documentFailures(inputs, context));
  return { inputs: inputs as unknown as PlannedInputs, failures };
}

function missingProperties(inputs: PropertyBag): CheckFailure[] {
  const reasons = {
    wabaId: "which WABA? Set wabaId, or kaleyra:wabaId in the configuration (KALEYRA_WABA_ID)",
    categories: `at least one category is needed, such as "${knownCategories[0]}"`,
  };
  return Object.entries(reasons).flatMap(([property, reason]) =>
    inputs[property] === undefined ? [{ property, reason }] : [],
  );
}

function wrongProperties(inputs: PropertyBag): CheckFailure[] {
  return Object.entries(inputs).flatMap(([property, value]) => {
    const reason = reasonAgainst(property, value);
    if (reason === undefined) return [];
    return property === "flowJson" ? [{ reason: `flowJson: ${reason}` }] : [{ property, reason }];
  });
}

function documentFailures(inputs: PropertyBag, context: CheckContext): CheckFailure[] {
  const { errors, warnings } = checkFlowJson(inputs);
  if (context.documentIsReported === true) {
    const reason =
      "flowJson: the document cannot be sent as it is; what is wrong with it stands above";
    return errors.length === 0 ? [] : [{ reason }];
  }
  describeFindings(warnings).forEach(context.warn);
  return describeFindings(errors).map((reason) => ({ reason }));
}

/** A property that is null or undefined is not given. */
function withoutAbsent(bag: PropertyBag): PropertyBag {
  return Object.fromEntries(
    Object.entries(bag).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** A flow keeps the WABA that it was made in: a default that has changed does not move it. */
function wabaOf(
  given: PropertyBag,
  olds: PropertyBag,
  { defaults, warn }: CheckContext,
): PropertyBag {
  if (given["wabaId"] !== undefined) return {};
  const kept = olds["wabaId"];
  if (kept === undefined) return defaults.wabaId === undefined ? {} : { wabaId: defaults.wabaId };
  if (defaults.wabaId !== undefined && defaults.wabaId !== kept) {
    warn(
      `stays in WABA ${String(kept)} although kaleyra:wabaId is ${defaults.wabaId} now; ` +
        "to move it (which replaces it) set wabaId on the flow",
    );
  }
  return { wabaId: kept };
}

/**
 * The name the program gives; else the one the flow has, an automatic one for its life; else the
 * one that the adapter proposes as `automaticName`.
 */
function nameOf(given: PropertyBag, olds: PropertyBag): PropertyBag {
  const wanted = given["name"];
  if (wanted !== undefined) {
    return wanted === given["automaticName"] ? {} : { automaticName: undefined };
  }
  const { name, automaticName = name === undefined ? given["automaticName"] : undefined } = olds;
  if (automaticName === undefined && name !== undefined) return { name, automaticName };
  return automaticName === undefined ? {} : { name: automaticName, automaticName };
}

function warnOfCategories(categories: unknown, warn: Warn): void {
  if (!Array.isArray(categories)) return;
  const unheardOf = categories.filter(
    (category) => typeof category === "string" && !knownCategories.includes(category),
  );
  if (unheardOf.length > 0) {
    warn(`category ${unheardOf.join(", ")} is not one that is known here; it is sent as it is`);
  }
}
