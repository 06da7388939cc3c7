import type { KaleyraFailure } from "../../kaleyra/failure";
import { isNameTakenRefusal } from "../../kaleyra/refusals";
import { truncated } from "../../text";
import { nearestWord } from "../property-checks";

/**
 * The known categories of a flow. Resellers of the same API have SHOPPING; Meta's page does not.
 * Any other category is passed on, with a warning.
 *
 * @see
 *   https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/flowsapi
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

/** A clause for each unknown category, with the nearest known one as a hint. */
export function unknownCategories(categories: unknown): readonly string[] {
  if (!Array.isArray(categories)) return [];
  const unknown = categories.filter(
    (category): category is string =>
      typeof category === "string" && !knownCategories.includes(category),
  );
  return unknown.map((category) => {
    const near = nearestWord(category, knownCategories);
    const hint =
      near === undefined
        ? `the known ones are ${knownCategories.join(", ")}.`
        : `did you mean ${near}?`;
    return `unknown category ${JSON.stringify(truncated(category, 60))}; ${hint}`;
  });
}

/**
 * The hint for a refusal of a create or an edit that an unknown category may have caused;
 * `undefined` for any other failure.
 */
export function hintForCategories(
  failure: KaleyraFailure,
  categories: readonly string[],
): string | undefined {
  if (failure.kind !== "refused" || isNameTakenRefusal(failure)) return undefined;
  const unknown = unknownCategories(categories);
  if (unknown.length === 0) return undefined;
  return `Most likely because of the ${unknown.join(" And the ")} Correct categories, then run it again.`;
}

/** Whether two lists have the same categories, in any order. */
export function sameCategories(first: readonly string[], second: readonly string[]): boolean {
  const others = new Set(second);
  return new Set(first).size === others.size && first.every((category) => others.has(category));
}
