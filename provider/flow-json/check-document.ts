import type { FindingCode } from "./catalogue";
import { documentOrText } from "./document";
import type { Finding } from "./finding";
import { type PlacedReport, severityOf, withoutFollowUps } from "./follow-ups";
import { flowModelOf } from "./model/read-flow";
import { readVersion, type Version, versionOf } from "./model/version";
import { notADocument, type NotADocument } from "./not-a-document";
import { holdsOutputAsText, mayHoldOutputAsText, outputAsText } from "./output-as-text";
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

/**
 * Finds the mistakes that no option can ignore: a text that is not a document, and Pulumi's own
 * messages in it.
 */
export function checkAlways(text: string): readonly Finding[] {
  const invalid = checkSyntax(text);
  if (invalid !== undefined) return [invalid];
  if (!mayHoldOutputAsText(text)) return []; // Most documents are done here, unparsed.
  // The rule reads no option.
  return checkBy([outputAsTextRule], text, { publish: false, endpoint: "unknown" });
}

/** Checks with the given rules, unless the text is not a document. */
function checkBy(
  rulesToCheck: readonly Rule[],
  text: string,
  options: CheckOptions,
): readonly Finding[] {
  const rangeOf = lineIndex(text);
  const mistake = notADocument(text);
  if (mistake !== undefined) return [invalidFlowJson(mistake, rangeOf(0, 0))];
  const parsed = parseJson(text);
  if (parsed.problem !== undefined || parsed.root?.kind !== "object") {
    return [notADocumentFinding(text, parsed.problem, rangeOf)];
  }
  const ignored = new Set<string>(options.ignore);
  const reports = reportsIn(rulesToCheck, parsed, { ...options, text }).filter(
    (each) => !ignored.has(codeOf(each)),
  );
  return withoutFollowUps(reports).map((each) => {
    const { report, span } = each;
    const { severity, hint } = severityAndHint(each, options.strict === true);
    const place = rangeOf(span.start, span.end);
    const { message } = report;
    return { code: codeOf(each), severity, path: pathOf(report), message, hint, ...place };
  });
}

/**
 * The reports in the document's version. If that is unknown: those in both the newest and the oldest
 * version, each in the milder severity of the two.
 */
function reportsIn(
  rulesToCheck: readonly Rule[],
  parsed: Parsed,
  context: RuleContext,
): readonly PlacedReport[] {
  const spanOf = reportSpans(context.text);
  const inVersion = (document: Parsed, version?: Version): readonly PlacedReport[] => {
    // The walk renames misspelled keys, so it comes before the model.
    if (document.root?.kind === "object") walkDocument(document.root, version);
    const flow = flowModelOf(document, version);
    if (flow === undefined) return [];
    const reports: PlacedReport[] = [];
    for (const rule of rulesToCheck) {
      for (const report of rule.check(flow, context)) {
        reports.push({ rule, report, span: spanOf(report) });
      }
    }
    return reports;
  };
  const inDocument = inVersion(parsed); // Rules treat an unknown version as the newest.
  if (readVersion(memberOf(parsed.root, "version")) !== undefined) return inDocument;
  // Parsed again, since the first walk has renamed keys by the newest version.
  const inOldest = inVersion(parseJson(context.text), versionOf(oldestVersion));
  const oldestByKey = new Map(inOldest.map((each) => [codeAndPlace(each), each]));
  return inDocument.flatMap((each) => {
    const counterpart = oldestByKey.get(codeAndPlace(each));
    if (counterpart === undefined) return [];
    return [severityOf(counterpart) === "warning" ? counterpart : each];
  });
}

function codeOf({ rule, report }: PlacedReport): FindingCode {
  return report.code ?? rule.code;
}

/** A key that is equal for the reports of one mistake in two versions. */
function codeAndPlace(report: PlacedReport): string {
  return JSON.stringify([codeOf(report), report.span.start]);
}

/** The finding that the text is not a document; `undefined` if it is one. */
function checkSyntax(text: string): Finding | undefined {
  const mistake = notADocument(text);
  if (mistake !== undefined) return invalidFlowJson(mistake, lineIndex(text)(0, 0));
  // JSON.parse, in documentOrText, is ten times faster than parseJson, but does not report the
  // place of an error.
  if (typeof documentOrText(text) === "object") return undefined;
  const { root, problem } = parseJson(text);
  if (problem === undefined && root?.kind === "object") return undefined;
  return notADocumentFinding(text, problem, lineIndex(text));
}

type PlaceOf = ReturnType<typeof lineIndex>;

/** @param problem `undefined` if the text is JSON, but not an object. */
function notADocumentFinding(
  text: string,
  problem: SyntaxProblem | undefined,
  rangeOf: PlaceOf,
): Finding {
  const { offset, length } = problem ?? { offset: 0, length: 0 };
  // First, since this is the cause of the syntax error: the message is not JSON.
  if (holdsOutputAsText(text)) {
    const { code, severity } = outputAsTextRule;
    return { code, severity, path: "", ...outputAsText, ...rangeOf(offset, offset + length) };
  }
  if (problem?.kind === "depth") {
    return nestedTooDeep(problem.message, rangeOf(offset, offset + length));
  }
  const message =
    problem === undefined ? "it is not a JSON object" : `not JSON: ${problem.message}`;
  const hint = "Write the document as one JSON object, without comments and trailing commas.";
  return invalidFlowJson({ message, hint }, rangeOf(offset, offset + length));
}

function invalidFlowJson({ message, hint }: NotADocument, place: Place): Finding {
  return { code: "INVALID_FLOW_JSON", severity: "error", path: "", message, hint, ...place };
}

function nestedTooDeep(message: string, place: Place): Finding {
  const hint = "Flatten it: no screen needs so many levels.";
  return { code: "KALEYRA_NESTED_TOO_DEEP", severity: "error", path: "", message, hint, ...place };
}

/**
 * A contested report is an error only in strict validation; otherwise its hint names that option.
 */
function severityAndHint(
  placed: PlacedReport,
  isStrict: boolean,
): Pick<Finding, "severity" | "hint"> {
  const { contested, hint } = placed.report;
  if (contested === undefined) return { severity: severityOf(placed), hint };
  if (isStrict) return { severity: "error", hint };
  return { severity: "warning", hint: `${hint} ${strictHint}` };
}

const strictHint =
  'To have it as an error: `flowJsonValidation: "Strict"`, or `--strict` on the command line.';

function pathOf({ at }: Report): string {
  return "key" in at ? at.value.path : at.path;
}
