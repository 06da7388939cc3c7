import {
  documentText,
  InvalidDocument,
  largestDocumentBytes,
  readDocument,
} from "../../flow-json/document";
import type { JsonObject } from "../../flow-json/json";
import { isId } from "../../kaleyra/ids";
import type { Warn } from "../context";
import { containsUnknown, type PropertyBag, UNKNOWN } from "../value";
import { knownCategories } from "./categories";
import { deletionPolicies, publishedChanges, type PlannedInputs } from "./inputs";

export interface CheckContext {
  /** What the configuration says for a flow that does not say it. */
  readonly defaults: { readonly wabaId?: string; readonly deletionPolicy?: string };
  readonly warn: Warn;
}

export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

export interface CheckResult {
  readonly inputs: PlannedInputs;
  readonly failures: readonly CheckFailure[];
}

/** What is wrong with one known value, or `undefined`. */
type Check = (value: unknown) => string | undefined;

const checks: Readonly<Record<keyof PlannedInputs, Check>> = {
  wabaId: idCheck("a WABA id"),
  name: checkName,
  automaticName: checkName,
  categories: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (category) => category === UNKNOWN || (typeof category === "string" && category !== ""),
    )
      ? undefined
      : `at least one category is needed, such as "${knownCategories[0]}"`,
  flowJson: checkDocument,
  endpointUri: (value) => {
    const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
    return url?.protocol === "https:" ? undefined : "an endpoint is an https URL";
  },
  cloneFlowId: idCheck("a flow id"),
  publish: (value) => (typeof value === "boolean" ? undefined : "true or false"),
  publishedChange: oneOf(publishedChanges),
  deletionPolicy: oneOf(deletionPolicies),
};

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
    deletionPolicy: context.defaults.deletionPolicy ?? "DeleteOrDeprecate",
    ...given,
    ...wabaOf(given, olds, context),
    ...nameOf(given, olds),
  });
  const failures = Object.entries(inputs).flatMap(([property, value]) => {
    const reason = reasonAgainst(property, value);
    return reason === undefined ? [] : [{ property, reason }];
  });
  if (inputs["wabaId"] === undefined) {
    const reason =
      "which WABA? Set wabaId, or kaleyra:wabaId in the stack's configuration (KALEYRA_WABA_ID)";
    failures.push({ property: "wabaId", reason });
  }
  if (inputs["categories"] === undefined) {
    failures.push({ property: "categories", reason: checks.categories(undefined) ?? "" });
  }
  warnOfCategories(inputs["categories"], context.warn);
  return { inputs: inputs as unknown as PlannedInputs, failures };
}

/** A property that is null or undefined is not given. */
function withoutAbsent(bag: PropertyBag): PropertyBag {
  return Object.fromEntries(Object.entries(bag).filter(([, value]) => value != null));
}

function reasonAgainst(property: string, value: unknown): string | undefined {
  const check = Object.hasOwn(checks, property)
    ? checks[property as keyof PlannedInputs]
    : undefined;
  if (check === undefined) {
    const known = Object.keys(checks).filter((name) => name !== "automaticName");
    return `a flow has no such property; it has ${known.join(", ")}`;
  }
  return value === undefined || value === UNKNOWN ? undefined : check(value);
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
  if (given["name"] !== undefined) return { automaticName: undefined };
  const { name, automaticName = name === undefined ? given["automaticName"] : undefined } = olds;
  if (automaticName === undefined && name !== undefined) return { name, automaticName };
  return automaticName === undefined ? {} : { name: automaticName, automaticName };
}

function checkName(value: unknown): string | undefined {
  const length = typeof value === "string" ? [...value].length : 0;
  if (length < 1 || length > 200) return "a name has 1 to 200 characters";
  return /\p{Cc}/u.test(String(value)) ? "a name has no control characters" : undefined;
}

function checkDocument(value: unknown): string | undefined {
  if (typeof value !== "string" && (typeof value !== "object" || Array.isArray(value))) {
    return "a document is an object, or the text of one";
  }
  if (containsUnknown(value)) return undefined;
  try {
    const document = value as JsonObject | string;
    readDocument(document);
    const bytes = Buffer.byteLength(documentText(document));
    return bytes > largestDocumentBytes
      ? `the document has ${bytes} bytes, more than the ${largestDocumentBytes} that are allowed`
      : undefined;
  } catch (error) {
    if (error instanceof InvalidDocument) return error.message;
    throw error;
  }
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

function idCheck(what: string): Check {
  return (value) =>
    typeof value === "string" && isId(value) ? undefined : `${what} is a string of digits`;
}

function oneOf(words: readonly string[]): Check {
  return (value) => (words.includes(String(value)) ? undefined : `one of ${words.join(", ")}`);
}
