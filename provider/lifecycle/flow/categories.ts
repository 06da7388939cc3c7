import type { KaleyraFailure } from "../../kaleyra/failure";
import { isNameTakenRefusal } from "../../kaleyra/refusals";
import { nearestWord } from "../property-checks";

/**
 * The known categories of a flow. Resellers of the same API name SHOPPING; Meta does not. Any other
 * category is passed on, with a warning.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/flowsapi
 */
export const knownCategories: readonly string[] = [
  "SIGN_UP",
  "SIGN_IN",
  "APPOINTMENT_BOOKING",
  "LEAD_GENERATION",
  "CONTACT_US",
  "CUSTOMER_SUPPORT",
  "SURVEY",
  "SHOPPING",
  "OTHER",
];

/** The unknown categories, each with its nearest known one; `undefined` where all are known. */
export function unknownCategories(categories: unknown): string | undefined {
  if (!Array.isArray(categories)) return undefined;
  const unknown = categories.filter(
    (category): category is string =>
      typeof category === "string" && !knownCategories.includes(category),
  );
  if (unknown.length === 0) return undefined;
  const named = unknown.map((category) => {
    const near = nearestWord(category, knownCategories);
    return near === undefined ? category : `${category} (did you mean ${near}?)`;
  });
  return `category ${named.join(", ")} is not one that is known here`;
}

/** The hint for a refusal that an unknown category may have caused; `undefined` for any other. */
export function hintForCategories(
  failure: KaleyraFailure,
  categories: readonly string[],
): string | undefined {
  if (failure.kind !== "refused" || isNameTakenRefusal(failure)) return undefined;
  const unknown = unknownCategories(categories);
  return unknown && `Most likely the reason: ${unknown}. Correct categories, then run it again.`;
}

/** Ignores order and repetition. */
export function sameCategories(one: readonly string[], other: readonly string[]): boolean {
  const others = new Set(other);
  const ones = new Set(one);
  return ones.size === others.size && [...ones].every((category) => others.has(category));
}
