import { documentOrText } from "./document";
import type { Finding } from "./finding";
import { severityOf, type Found, withoutFollowUps } from "./follow-ups";
import { flowModelOf } from "./model/read-flow";
import { readVersion, type Version, versionOf } from "./model/version";
import { notADocument, type NotADocument } from "./not-a-document";
import { holdsOutputAsText, outputAsText } from "./output-as-text";
import type { Report, Rule, RuleContext, RuleOptions } from "./rule";
import { rules } from "./rules";
import { outputAsTextRule } from "./rules/structure/kaleyra-output-as-text";
import { walkDocument } from "./rules/structure/walk/walk";
import { memberOf } from "./syntax/json-node";
import { parseJson, type Parsed, type SyntaxProblem } from "./syntax/parse";
import { lineIndex, reportSpans, type Place } from "./syntax/places";
import { oldestVersion } from "./tables/versions";

export interface CheckOptions extends RuleOptions {
  /** Codes that are not reported, e.g. of a rule that is known only from Meta's editor. */
  readonly ignore?: readonly string[];
}

/**
 * Checks structure and meaning of a document's text.
 *
 * @param text The text that is uploaded, so that the places agree with Meta's. A value that is not
 *   known yet is `unknownPlaceholder`.
 * @returns Errors and warnings in the order of the text; none for a valid document.
 */
export function checkDocument(text: string, options: CheckOptions): readonly Finding[] {
  return checkBy(rules, text, options);
}

/** Finds what no option allows: a text that is not a document, and Pulumi's own messages in it. */
export function checkAlways(text: string): readonly Finding[] {
  const invalid = checkSyntax(text);
  if (invalid !== undefined) return [invalid];
  if (!text.includes("is not supported")) return [];
  return checkBy([outputAsTextRule], text, { publish: false, endpoint: "unknown" });
}

function checkBy(
  rulesToCheck: readonly Rule[],
  text: string,
  options: CheckOptions,
): readonly Finding[] {
  const rangeOf = lineIndex(text);
  const mistake = notADocument(text);
  if (mistake !== undefined) return [unusable(mistake, rangeOf(0, 0))];
  const parsed = parseJson(text);
  if (parsed.problems.length > 0 || parsed.root?.kind !== "object") {
    return [noDocument(text, parsed.problems, rangeOf)];
  }
  const ignored = new Set(options.ignore);
  const found = reportsIn(rulesToCheck, parsed, { ...options, text }).filter(
    ({ rule, report }) => !ignored.has(report.code ?? rule.code),
  );
  return withoutFollowUps(found).map(({ rule, report, span }) => {
    const { severity, hint } = judgementOf(rule, report, options.strict === true);
    return findingOf(rule, { ...report, severity, hint }, rangeOf(span.start, span.end));
  });
}

/** If the version is unknown: what is wrong in both the newest and the oldest version. */
function reportsIn(
  rulesToCheck: readonly Rule[],
  parsed: Parsed,
  context: RuleContext,
): readonly Found[] {
  const spanOf = reportSpans(context.text);
  const inVersion = (document: Parsed, version?: Version): readonly Found[] => {
    if (document.root?.kind === "object") walkDocument(document.root, version);
    const flow = flowModelOf(document, version);
    if (flow === undefined) return [];
    const found: Found[] = [];
    for (const rule of rulesToCheck) {
      for (const report of rule.check(flow, context))
        found.push({ rule, report, span: spanOf(report) });
    }
    return found;
  };
  const inNewest = inVersion(parsed);
  if (readVersion(memberOf(parsed.root, "version")) !== undefined) return inNewest;
  const inOldest = new Map(
    inVersion(parseJson(context.text), versionOf(oldestVersion)).map((found) => [
      JSON.stringify([found.report.code ?? found.rule.code, found.span.start]),
      found,
    ]),
  );
  return inNewest.flatMap((found) => {
    const code = found.report.code ?? found.rule.code;
    const old = inOldest.get(JSON.stringify([code, found.span.start]));
    if (old === undefined) return [];
    return [severityOf(old) === "warning" ? old : found];
  });
}

/** Checks that the text is a document. */
function checkSyntax(text: string): Finding | undefined {
  const mistake = notADocument(text);
  if (mistake !== undefined) return unusable(mistake, lineIndex(text)(0, 0));
  // The engine's own parser is ten times faster, but does not report the place of an error.
  if (typeof documentOrText(text) === "object") return undefined;
  const { root, problems } = parseJson(text);
  if (problems.length === 0 && root?.kind === "object") return undefined;
  return noDocument(text, problems, lineIndex(text));
}

type PlaceOf = ReturnType<typeof lineIndex>;

function noDocument(text: string, [problem]: readonly SyntaxProblem[], rangeOf: PlaceOf): Finding {
  const { offset, length } = problem ?? { offset: 0, length: 0 };
  if (holdsOutputAsText(text)) {
    const { code, severity } = outputAsTextRule;
    return { code, severity, path: "", ...outputAsText, ...rangeOf(offset, offset + length) };
  }
  if (problem?.kind === "depth") {
    return tooDeep(problem.problem, rangeOf(offset, offset + length));
  }
  const message =
    problem === undefined ? "it is not a JSON object" : `not JSON: ${problem.problem}`;
  const hint = "Write the document as one JSON object, without comments and trailing commas.";
  return unusable({ message, hint }, rangeOf(offset, offset + length));
}

function unusable({ message, hint }: NotADocument, place: Place): Finding {
  return { code: "INVALID_FLOW_JSON", severity: "error", path: "", message, hint, ...place };
}

function tooDeep(message: string, place: Place): Finding {
  const hint = "Flatten it: no screen needs so many levels.";
  return { code: "KALEYRA_NESTED_TOO_DEEP", severity: "error", path: "", message, hint, ...place };
}

/**
 * A contested report is an error only in strict validation; otherwise its hint names that option.
 */
function judgementOf(
  rule: Rule,
  { severity = rule.severity, contested, hint }: Report,
  strict: boolean,
): Required<Pick<Report, "severity" | "hint">> {
  if (contested === undefined) return { severity, hint };
  if (strict) return { severity: "error", hint };
  return { severity: "warning", hint: `${hint} ${strictHint}` };
}

const strictHint =
  'To have it as an error: `flowJsonValidation: "Strict"`, or `--strict` on the command line.';

function findingOf(rule: Rule, report: Report, place: Place): Finding {
  const { at, message, hint } = report;
  return {
    code: report.code ?? rule.code,
    severity: report.severity ?? rule.severity,
    path: "key" in at ? at.value.path : at.path,
    message,
    hint,
    ...place,
  };
}
