import type { Case } from "../../it-finds";
import { inVersion, calendar, range, showing, firstComponent } from "../documents";

/** The days of a calendar. */
export const dateCases: readonly Case[] = [
  {
    given: "an impossible day",
    bad: showing({ ...calendar(), type: "DatePicker", "min-date": "2026-02-30" }),
    code: "INVALID_DATE_RANGE",
    path: `${firstComponent}.min-date`,
    line: '"min-date": "2026-02-30"',
    near: showing({ ...calendar(), type: "DatePicker", "min-date": "2028-02-29" }),
  },
  {
    given: "a day in a version with milliseconds",
    bad: inVersion("4.0", showing({ ...calendar(), type: "DatePicker", "min-date": "2024-01-31" })),
    code: "INVALID_DATE_RANGE",
    path: `${firstComponent}.min-date`,
    line: '"min-date": "2024-01-31"',
    near: inVersion(
      "4.0",
      showing({ ...calendar(), type: "DatePicker", "min-date": "1706659200000" }),
    ),
  },
  {
    given: "a max-date before the min-date",
    bad: showing(calendar({ "min-date": "2026-02-01", "max-date": "2026-01-01" })),
    code: "INVALID_DATE_RANGE",
    path: `${firstComponent}.max-date`,
    line: '"max-date": "2026-01-01"',
    near: showing(calendar({ "min-date": "2026-01-01", "max-date": "2026-01-01" })),
  },
  {
    given: "an unavailable day that is not in the range",
    bad: showing(calendar({ "min-date": "2026-02-01", "unavailable-dates": ["2026-01-31"] })),
    code: "INVALID_DATE_RANGE",
    path: `${firstComponent}.unavailable-dates[0]`,
    line: '"2026-01-31"',
    near: showing(calendar({ "min-date": "2026-02-01", "unavailable-dates": ["2026-02-01"] })),
  },
  {
    given: "an end before the start",
    bad: showing(range({ "init-value": { "start-date": "2026-02-02", "end-date": "2026-02-01" } })),
    code: "INVALID_DATE_RANGE",
    path: `${firstComponent}.init-value.end-date`,
    line: '"end-date": "2026-02-01"',
    near: showing(
      range({ "init-value": { "start-date": "2026-02-02", "end-date": "2026-02-03" } }),
    ),
  },
  {
    given: "an init-value that is not a day",
    bad: showing(calendar({ "init-value": "tomorrow" })),
    code: "INVALID_DATE_SINGLE_INIT_VALUE_FORMAT",
    path: `${firstComponent}.init-value`,
    line: '"init-value": "tomorrow"',
    near: showing(calendar({ "init-value": "2026-01-31" })),
  },
  {
    given: "min-days above max-days",
    bad: showing(range({ "min-days": 3, "max-days": 2 })),
    code: "INVALID_MIN_MAX_DAYS",
    path: `${firstComponent}.min-days`,
    line: '"min-days": 3',
    near: showing(range({ "min-days": 2, "max-days": 2 })),
  },
  {
    given: "two labels for one day",
    bad: showing(calendar({ label: { "start-date": "From", "end-date": "To" } })),
    code: "INVALID_TYPE",
    path: `${firstComponent}.label`,
    line: '"label": {',
    near: showing(range()),
  },
  {
    given: "one label for two days",
    bad: showing(range({ label: "Days" })),
    code: "INVALID_TYPE",
    path: `${firstComponent}.label`,
    line: '"label": "Days"',
    near: showing(calendar({ label: "Days" })),
  },
  {
    given: "a label for only the first of two days",
    bad: showing(
      range({ label: { "start-date": "From" }, "helper-text": { "start-date": "From" } }),
    ),
    code: "MISSING_CALENDAR_PICKER_RANGE_MODE_PROP",
    path: `${firstComponent}.label`,
    line: '"label": {',
    near: showing(range({ "helper-text": { "start-date": "From" } })),
  },
  {
    given: "a label for a third day",
    bad: showing(range({ label: { "start-date": "From", "end-date": "To", middle: "Via" } })),
    code: "UNEXPECTED_CALENDAR_PICKER_RANGE_MODE_PROP",
    path: `${firstComponent}.label.middle`,
    line: '"middle": "Via"',
    near: showing(range()),
  },
  {
    given: "a title for a single day",
    bad: showing(calendar({ title: "Your stay" })),
    code: "INVALID_PROPERTY_NAME_FOR_CONDITION",
    path: `${firstComponent}.title`,
    line: '"title": "Your stay"',
    near: showing(range({ title: "Your stay" })),
  },
];
