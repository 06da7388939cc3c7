import type { Json } from "../../../provider/flow-json/json";

/** No `Date` is farther from 1970. */
const latestMilliseconds = 8.64e15;

const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A day as `YYYY-MM-DD`, also from milliseconds, which documents before Flow JSON 5.0 have; `undefined` if
 * the value is not a day.
 */
export function dayOf(value: Json | undefined): string | undefined {
  if (typeof value === "string" && dayForm.test(value)) {
    return Number.isNaN(Date.parse(value)) ? undefined : value;
  }
  // An empty text is not a day, though `Number` would make 0 of it.
  const milliseconds = typeof value === "number" ? value : Number(value || Number.NaN);
  if (!Number.isFinite(milliseconds) || Math.abs(milliseconds) > latestMilliseconds)
    return undefined;
  return new Date(milliseconds).toISOString().slice(0, 10);
}
