import type { Catalogue } from "./entry";

const calendar = { type: "CalendarPicker", name: "day", label: "Day" };
const range = {
  type: "CalendarPicker",
  name: "stay",
  mode: "range",
  label: { "start-date": "From", "end-date": "To" },
};

/** Codes about DatePicker and CalendarPicker. */
export const dateCodes = {
  INVALID_DATE_RANGE: {
    severity: "error",
    source: "documented",
    description:
      "A date does not exist, is not between `min-date` and `max-date`, or an end is before its start. Dates are `YYYY-MM-DD`, before version 5.0 milliseconds since 1970.",
    example: {
      in: "children",
      bad: [{ ...calendar, "min-date": "2026-02-01", "max-date": "2026-01-01" }],
      good: [{ ...calendar, "min-date": "2026-01-01", "max-date": "2026-02-01" }],
    },
  },
  INVALID_DATE_SINGLE_INIT_VALUE_FORMAT: {
    severity: "error",
    source: "documented",
    since: "6.1",
    description: "The `init-value` of a CalendarPicker in mode `single` is not a date.",
    example: {
      in: "children",
      bad: [{ ...calendar, "init-value": "tomorrow" }],
      good: [{ ...calendar, "init-value": "2026-01-31" }],
    },
  },
  INVALID_MIN_MAX_DAYS: {
    severity: "error",
    source: "documented",
    since: "6.1",
    description: "`min-days` of a CalendarPicker is above `max-days`.",
    example: {
      in: "children",
      bad: [{ ...range, "min-days": 3, "max-days": 2 }],
      good: [{ ...range, "min-days": 2, "max-days": 3 }],
    },
  },
  INVALID_TYPE: {
    severity: "error",
    source: "documented",
    since: "6.1",
    description:
      "A property of a CalendarPicker does not fit its `mode`: mode `single` takes one value, mode `range` an object with `start-date` and `end-date`.",
    example: { in: "children", bad: [{ ...range, label: "Stay" }], good: [range] },
  },
  INVALID_PROPERTY_NAME_FOR_CONDITION: {
    severity: "error",
    source: "documented",
    since: "6.1",
    description: "A CalendarPicker has a property that belongs to the other `mode`.",
    example: {
      in: "children",
      bad: [{ ...calendar, title: "Your stay" }],
      good: [{ ...range, title: "Your stay" }],
    },
  },
  MISSING_CALENDAR_PICKER_RANGE_MODE_PROP: {
    severity: "error",
    source: "documented",
    since: "6.1",
    description: "A value of a CalendarPicker in mode `range` lacks `start-date` or `end-date`.",
    example: {
      in: "children",
      bad: [{ ...range, label: { "start-date": "From" } }],
      good: [range],
    },
  },
  UNEXPECTED_CALENDAR_PICKER_RANGE_MODE_PROP: {
    severity: "error",
    source: "documented",
    since: "6.1",
    description:
      "A value of a CalendarPicker in mode `range` has other keys than `start-date` and `end-date`.",
    example: {
      in: "children",
      bad: [{ ...range, label: { "start-date": "From", "end-date": "To", middle: "Via" } }],
      good: [range],
    },
  },
} as const satisfies Catalogue;
