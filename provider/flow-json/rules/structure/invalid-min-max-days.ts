import type { Rule } from "../../rule";
import { swappedLimits } from "./min-value-greater-than-max";

/** A CalendarPicker's least number of days is not above its largest. */
export const invalidMinMaxDays: Rule = {
  code: "INVALID_MIN_MAX_DAYS",
  severity: "error",
  check: (flow) => swappedLimits(flow, { "min-days": "max-days" }),
};
