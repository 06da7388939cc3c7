import { holdsOutputAsText, outputAsText } from "../flow-json/output-as-text";
import { isId } from "../kaleyra/ids";
import { nearest } from "../nearest";
import type { CheckFailure } from "./check-result";
import { longestName } from "./flow/names";
import { type PropertyBag, UNKNOWN } from "./value";

/** What is wrong with a known value; `undefined` if it is valid. */
export type PropertyCheck = (value: unknown) => string | undefined;

/** The properties of a resource, each with its check. */
export type PropertyChecks<Planned> = Readonly<Record<keyof Planned & string, PropertyCheck>>;

/**
 * Makes the function that returns what is wrong with a property: with its value, or with its name if
 * the resource has no such property. `undefined` means that it is valid, or not known yet.
 *
 * @param resource The resource as messages call it, e.g. `a flow`.
 * @param internal Properties that programs do not set.
 */
export function propertyReasons<Planned>(
  resource: string,
  checks: PropertyChecks<Planned>,
  internal: readonly string[] = [],
): (property: string, value: unknown) => string | undefined {
  const names = Object.keys(checks).filter((name) => !internal.includes(name));
  return (property, value) => {
    if (!Object.hasOwn(checks, property)) {
      const near = nearest(property, names);
      const suggestion = near === undefined ? "" : `; did you mean ${near}?`;
      return `${resource} has no such property; it has ${names.join(", ")}${suggestion}`;
    }
    return value === UNKNOWN ? undefined : checks[property as keyof Planned & string](value);
  };
}

/** Leaves out properties that are null or undefined. */
export function withoutAbsent(bag: PropertyBag): PropertyBag {
  return Object.fromEntries(
    Object.entries(bag).filter(([, value]) => value !== null && value !== undefined),
  );
}

/**
 * A failure for each required property that is missing.
 *
 * @param reasons The required properties, each with the message for a missing one.
 */
export function missingProperties(
  inputs: PropertyBag,
  reasons: Readonly<Record<string, string>>,
): CheckFailure[] {
  return Object.entries(reasons).flatMap(([property, reason]) =>
    inputs[property] === undefined ? [{ property, reason }] : [],
  );
}

/**
 * A failure for each property that is invalid or that the resource does not have.
 *
 * @param hidden A property whose value must not be printed, a document or a key. Engines print the
 *   value of a failure's property, so its failures have the name in the reason. Whether it is an
 *   output as text is not checked here, since a document has its own check for that.
 */
export function wrongProperties(
  inputs: PropertyBag,
  reasonAgainst: (property: string, value: unknown) => string | undefined,
  hidden?: string,
): CheckFailure[] {
  return Object.entries(inputs).flatMap(([property, value]) => {
    // The value itself, or an item of a list.
    const isOutput = property !== hidden && [value].flat().some(isOutputAsText);
    const reason = isOutput ? outputReason : reasonAgainst(property, value);
    if (reason === undefined) return [];
    return property === hidden ? [{ reason: `${property}: ${reason}` }] : [{ property, reason }];
  });
}

const outputReason = `${outputAsText.message}. ${outputAsText.hint}`;

/**
 * Whether a program has put an output into a string, which has Pulumi's message instead of a value.
 */
function isOutputAsText(value: unknown): boolean {
  return typeof value === "string" && holdsOutputAsText(value);
}

/** What is wrong with a flow's name; `undefined` if it is valid. */
export function checkName(value: unknown): string | undefined {
  if (isUnquoted(value)) return quoteIt("a name");
  const length = typeof value === "string" ? [...value].length : 0;
  if (length > longestName) {
    return `a name has 1 to ${longestName} characters, and this one has ${length}`;
  }
  if (length < 1) return `a name has 1 to ${longestName} characters`;
  return /\p{Cc}/u.test(String(value)) ? "a name has no control characters" : undefined;
}

/**
 * The check for an id of digits.
 *
 * @param what What the id is, as messages call it, e.g. `a WABA id`.
 */
export function idCheck(what: string): PropertyCheck {
  return (value) => {
    if (isUnquoted(value)) return `${quoteIt(what)}; as a number it loses its last digits`;
    return typeof value === "string" && isId(value) ? undefined : `${what} is a string of digits`;
  };
}

/** The check for one of some words. Its reason suggests the nearest. */
export function oneOf(words: readonly string[]): PropertyCheck {
  return (value) => {
    if (words.includes(String(value))) return undefined;
    const near = typeof value === "string" ? nearestWord(value, words) : undefined;
    const suggestion = near === undefined ? "" : `; did you mean ${near}?`;
    return `it must be one of ${words.join(", ")}${suggestion}`;
  };
}

/** Whether a string of digits lacks its quotes, in YAML or in an untyped program. */
export function isUnquoted(value: unknown): boolean {
  return typeof value === "number" || typeof value === "bigint";
}

/**
 * The reason against a value that `isUnquoted`.
 *
 * @param what What the value is, as messages call it, e.g. `a name`.
 */
export function quoteIt(what: string): string {
  return `${what} is a string, not a number, so quote it`;
}

/**
 * The nearest of the words, regardless of how the text joins its parts; `undefined` where none is
 * near. Categories join their parts with `_`, as in `SIGN_UP`; policies with nothing, as in
 * `DeleteOnly`.
 */
export function nearestWord(text: string, words: readonly string[]): string | undefined {
  const withUnderscores = text.trim().replace(/[\s-]+/g, "_");
  return nearest(withUnderscores, words) ?? nearest(text.replace(/\W+/g, ""), words);
}
