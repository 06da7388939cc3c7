import { isAtLeast, type Version } from "../../model/version";
import type { Report, Rule } from "../../rule";
import { itemsOf, memberOf, textOf, type JsonNode, type ObjectNode } from "../../syntax/json-node";
import { isText, type PlacedValue } from "./walk/placed";
import { walkOf } from "./walk/walk";
import { propertyName, quoted } from "./wording";

/** A day is valid, and is between the first and the last selectable day. */
export const invalidDateRange: Rule = {
  code: "INVALID_DATE_RANGE",
  severity: "error",
  *check(flow) {
    const walk = walkOf(flow);
    for (const value of walk.values.where(isText("date"))) {
      const report = value.fit === "literal" ? noDay(value, value.owner.version) : undefined;
      if (report !== undefined) yield report;
    }
    const pickers = walk.objects.where(
      ({ name }) => name === "DatePicker" || name === "CalendarPicker",
    );
    for (const { node, version } of pickers) yield* outOfRange(node, version);
  },
};

function noDay(value: PlacedValue, version: Version | undefined): Report | undefined {
  const { node, owner, key } = value;
  if (node.kind !== "string" || !Number.isNaN(dayOf(node, version))) return undefined;
  const isSingle = owner.spec.name === "CalendarPicker" && key === "init-value";
  return {
    at: node,
    ...(isSingle && { code: "INVALID_DATE_SINGLE_INIT_VALUE_FORMAT" }),
    message: `${propertyName(value)} is ${quoted(node.value)}, which is no day`,
    hint: isAtLeast(version, "5.0")
      ? 'Write a day that exists as YYYY-MM-DD, as in "2026-01-31".'
      : 'Write milliseconds since 1970 in digits, as in "1769817600000".',
  };
}

function* outOfRange(node: ObjectNode, version: Version | undefined): Iterable<Report> {
  const latest = memberOf(node, "max-date");
  const min = dayOf(memberOf(node, "min-date"), version) ?? Number.NEGATIVE_INFINITY;
  const max = dayOf(latest, version) ?? Number.POSITIVE_INFINITY;
  if (min > max && latest !== undefined) {
    yield {
      at: latest,
      message: "`max-date` is before `min-date`",
      hint: "Swap the two days.",
    };
    return;
  }
  const init = memberOf(node, "init-value");
  const first = memberOf(init, "start-date");
  const last = memberOf(init, "end-date");
  const begins = [...(init?.kind === "string" ? [init] : []), first, last];
  for (const at of [...itemsOf(memberOf(node, "unavailable-dates")), ...begins]) {
    const day = dayOf(at, version);
    if (at === undefined || day === undefined || (day >= min && day <= max)) continue;
    if (Number.isNaN(day) || Number.isNaN(min) || Number.isNaN(max)) continue;
    yield outside(at, day < min ? "before `min-date`" : "after `max-date`");
  }
  const [from, to] = [dayOf(first, version), dayOf(last, version)];
  if (last !== undefined && from !== undefined && to !== undefined && from > to) {
    yield {
      at: last,
      message: "`end-date` is before `start-date`",
      hint: "Swap the two days.",
    };
  }
}

function outside(at: JsonNode, where: string): Report {
  return {
    at,
    message: `the day is ${where}`,
    hint: "Take a day between `min-date` and `max-date`, or widen these.",
  };
}

/** Whether a text may be dynamic, so that its value is unknown. */
function isDynamic(text: string): boolean {
  return text.includes("${") || text.startsWith("`");
}

/**
 * A day in milliseconds, or `NaN` for an invalid text. The format is `YYYY-MM-DD`, before 5.0
 * milliseconds in digits. `undefined` if the day is unknown.
 */
function dayOf(node: JsonNode | undefined, version: Version | undefined): number | undefined {
  const text = textOf(node);
  if (text === undefined || isDynamic(text)) return undefined;
  if (!isAtLeast(version, "5.0")) return /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return Number.NaN;
  const day = Date.parse(`${text}T00:00:00Z`);
  // `Date` reads February 30 as a day in March.
  return Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== text ? Number.NaN : day;
}
