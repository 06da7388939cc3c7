import type { Json } from "../../../provider/flow-json/json";

const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** A day as `YYYY-MM-DD`, also from milliseconds; `undefined` if it is not a day. */
export function dayOf(value: Json | undefined): string | undefined {
  if (typeof value === "string" && dayForm.test(value)) {
    return Number.isNaN(Date.parse(value)) ? undefined : value;
  }
  const milliseconds = typeof value === "number" ? value : Number(value || Number.NaN);
  if (!Number.isFinite(milliseconds) || Math.abs(milliseconds) > 8.64e15) return undefined;
  return new Date(milliseconds).toISOString().slice(0, 10);
}
