import type { KaleyraFailure } from "../../kaleyra/failure";
import { isNameTakenRefusal } from "../../kaleyra/refusals";
import { nearestWord } from "../property-checks";

/**
 * The categories a flow can have. SHOPPING is named by others who resell the same API, not by
 * Meta; any other word is passed on, with a warning.
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

/** The categories that are not known here, each with the one that may be meant; `undefined` where all are known. */
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

/** What to do about a refusal that an unknown category may be the reason for; `undefined` for any other. */
export function hintForCategories(
  failure: KaleyraFailure,
  categories: readonly string[],
): string | undefined {
  if (failure.kind !== "refused" || isNameTakenRefusal(failure)) return undefined;
  const unknown = unknownCategories(categories);
  return unknown && `Most likely the reason: ${unknown}. Correct categories, then run it again.`;
}

/** Order and repetition do not count. */
export function sameCategories(one: readonly string[], other: readonly string[]): boolean {
  const others = new Set(other);
  const ones = new Set(one);
  return ones.size === others.size && [...ones].every((category) => others.has(category));
}
