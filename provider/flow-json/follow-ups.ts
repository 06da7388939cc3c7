import { counted } from "../text";
import type { Severity } from "./finding";
import type { Report, Rule } from "./rule";
import type { Span } from "./syntax/json-node";

/** A report, the rule it comes from, and its place in the text. */
export interface PlacedReport {
  readonly rule: Rule;
  readonly report: Report;
  readonly span: Span;
}

/** The severity outside strict validation. */
export function severityOf({ rule, report }: PlacedReport): Severity {
  return report.contested ? "warning" : (report.severity ?? rule.severity);
}

/** Drops reports that only follow from others, so that one mistake is one finding; sorts by place. */
export function withoutFollowUps(reports: readonly PlacedReport[]): readonly PlacedReport[] {
  const hasError = reports.some((each) => severityOf(each) === "error");
  const sorted = reports
    .filter(({ rule }) => !(rule.isAdvice && hasError))
    .sort((one, other) => one.span.start - other.span.start);
  return oncePerCause(sorted);
}

/** Keeps one report for each cause: the first error, or the first report if none is an error. */
function oncePerCause(sorted: readonly PlacedReport[]): readonly PlacedReport[] {
  const groups = new Map<string, { kept: PlacedReport; count: number }>();
  for (const each of sorted) {
    const { cause } = each.report;
    if (cause === undefined) continue;
    const group = groups.get(cause);
    if (group === undefined) {
      groups.set(cause, { kept: each, count: 1 });
      continue;
    }
    group.count += 1;
    if (severityOf(group.kept) === "warning" && severityOf(each) === "error") group.kept = each;
  }
  return sorted.flatMap((each) => {
    const { cause } = each.report;
    const group = cause === undefined ? undefined : groups.get(cause);
    if (group === undefined) return [each];
    if (each !== group.kept) return [];
    if (group.count === 1) return [each];
    const otherPlaces = counted(group.count - 1, "more place");
    const message = `${each.report.message}, here and in ${otherPlaces}`;
    return [{ ...each, report: { ...each.report, message } }];
  });
}
