import { mayBeDynamic } from "../../expression/dynamic-text";
import { isAtLeast, type Version } from "../../model/version";
import type { Report, Rule } from "../../rule";
import { itemsOf, memberOf, textOf, type JsonNode, type ObjectNode } from "../../syntax/json-node";
import { isText, type PlacedValue } from "./walk/placed";
import { walkOf } from "./walk/walk";
import { propertyName, quoted } from "./wording";

/**
 * A day is valid, and is between the first and the last selectable day. An invalid day is not compared, so
 * that it has one finding.
 */
export const invalidDateRange: Rule = {
  code: "INVALID_DATE_RANGE",
  severity: "error",
  *check(flow) {
    const walk = walkOf(flow);
    for (const value of walk.values.where(isText("date"))) {
      const report =
        value.fit === "literal" ? invalidDayReport(value, value.owner.version) : undefined;
      if (report !== undefined) yield report;
    }
    const pickers = walk.objects.where(
      ({ name }) => name === "DatePicker" || name === "CalendarPicker",
    );
    for (const { node, version } of pickers) yield* rangeReports(node, version);
  },
};

function invalidDayReport(value: PlacedValue, version: Version | undefined): Report | undefined {
  const { node, owner, key } = value;
  if (node.kind !== "string" || !Number.isNaN(dayOf(node, version))) return undefined;
  // Meta has its own code for this one; in range mode the days are in an object with another table.
  const isSingle = owner.spec.name === "CalendarPicker" && key === "init-value";
  return {
    at: node,
    ...(isSingle && { code: "INVALID_DATE_SINGLE_INIT_VALUE_FORMAT" }),
    message: `${propertyName(value)} is ${quoted(node.value)}, which is not a day`,
    hint: isAtLeast(version, "5.0")
      ? 'Write a day that exists as YYYY-MM-DD, as in "2026-01-31".'
      : 'Write milliseconds since 1970 in digits, as in "1769817600000".',
  };
}

/** All comparisons with an invalid day are false, since it is `NaN`. */
function* rangeReports(picker: ObjectNode, version: Version | undefined): Iterable<Report> {
  const maxDate = memberOf(picker, "max-date");
  const min = dayOf(memberOf(picker, "min-date"), version) ?? Number.NEGATIVE_INFINITY;
  const max = dayOf(maxDate, version) ?? Number.POSITIVE_INFINITY;
  if (min > max && maxDate !== undefined) {
    yield { at: maxDate, message: "`max-date` is before `min-date`", hint: "Swap the two days." };
    return; // Every day is outside of such a range.
  }
  const initial = memberOf(picker, "init-value");
  const startDate = memberOf(initial, "start-date");
  const endDate = memberOf(initial, "end-date");
  const unavailable = itemsOf(memberOf(picker, "unavailable-dates"));
  // `init-value` is one day, or an object with the two ends of a range.
  for (const at of [...unavailable, initial, startDate, endDate]) {
    const day = dayOf(at, version);
    if (at === undefined || day === undefined) continue;
    // If one limit is invalid, a day is not compared with the other either.
    if (Number.isNaN(min) || Number.isNaN(max)) continue;
    if (day < min) yield outsideReport(at, "before `min-date`");
    if (day > max) yield outsideReport(at, "after `max-date`");
  }
  const [start, end] = [dayOf(startDate, version), dayOf(endDate, version)];
  if (endDate !== undefined && start !== undefined && end !== undefined && start > end) {
    yield { at: endDate, message: "`end-date` is before `start-date`", hint: "Swap the two days." };
  }
}

function outsideReport(at: JsonNode, where: string): Report {
  return {
    at,
    message: `the day is ${where}`,
    hint: "Choose a day between `min-date` and `max-date`, or change these.",
  };
}

/**
 * A day in milliseconds, or `NaN` for an invalid text. The format is `YYYY-MM-DD`, before 5.0
 * milliseconds in digits. `undefined` if the day is unknown.
 */
function dayOf(node: JsonNode | undefined, version: Version | undefined): number | undefined {
  const text = textOf(node);
  if (text === undefined || mayBeDynamic(text)) return undefined;
  // 16 digits are the most that a JavaScript date has.
  if (!isAtLeast(version, "5.0")) return /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return Number.NaN;
  const day = Date.parse(`${text}T00:00:00Z`);
  // `Date` reads February 30 as a day in March.
  return Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== text ? Number.NaN : day;
}
