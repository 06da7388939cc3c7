import { counted } from "../text";
import type { Severity } from "./finding";
import type { Report, Rule } from "./rule";
import type { Span } from "./syntax/json-node";

/** A report, the rule it comes from, and its place in the text. */
export interface Found {
  readonly rule: Rule;
  readonly report: Report;
  readonly span: Span;
}

/** The severity outside strict validation. */
export function severityOf({ rule, report }: Found): Severity {
  return report.contested ? "warning" : (report.severity ?? rule.severity);
}

/** Drops reports that only follow from others, so that one mistake is one finding; sorts by place. */
export function withoutFollowUps(found: readonly Found[]): readonly Found[] {
  const hasError = found.some((each) => severityOf(each) === "error");
  const sorted = found
    .filter(({ rule }) => !(rule.isAdvice && hasError))
    .sort((one, other) => one.span.start - other.span.start);
  return oncePerCause(sorted);
}

/** Keeps one report for each cause: the first error, or the first report. */
function oncePerCause(sorted: readonly Found[]): readonly Found[] {
  const groups = new Map<string, { first: Found; count: number }>();
  for (const found of sorted) {
    const { cause } = found.report;
    if (cause === undefined) continue;
    const group = groups.get(cause);
    if (group === undefined) {
      groups.set(cause, { first: found, count: 1 });
      continue;
    }
    group.count += 1;
    if (severityOf(group.first) === "warning" && severityOf(found) === "error") group.first = found;
  }
  return sorted.flatMap((found) => {
    const { first, count } = groups.get(found.report.cause ?? "") ?? { first: found, count: 1 };
    if (found !== first) return [];
    if (count === 1) return [found];
    const message = `${found.report.message}, here and in ${counted(count - 1, "more place")}`;
    return [{ ...found, report: { ...found.report, message } }];
  });
}
