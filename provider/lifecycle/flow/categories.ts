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

/** Order and repetition do not count. */
export function sameCategories(one: readonly string[], other: readonly string[]): boolean {
  const others = new Set(other);
  const ones = new Set(one);
  return ones.size === others.size && [...ones].every((category) => others.has(category));
}
