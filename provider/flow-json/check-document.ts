import { documentOrText } from "./document";
import type { Finding } from "./finding";
import { flowModelOf } from "./model/read-flow";
import { notADocument, type NotADocument } from "./not-a-document";
import { holdsOutputAsText, outputAsText } from "./output-as-text";
import type { RuleOptions, Report, Rule } from "./rule";
import { rules } from "./rules";
import { outputAsTextRule } from "./rules/structure/kaleyra-output-as-text";
import { lineIndex, type Place } from "./syntax/line-index";
import { parseJson, type SyntaxProblem } from "./syntax/parse";
import { reportSpans } from "./syntax/report-spans";

export interface CheckOptions extends RuleOptions {
  /** Codes not to report: for a rule that is known only from what Meta's editor flags, above all. */
  readonly ignore?: readonly string[];
}

/**
 * Checks the text of a document, structure and meaning in one go.
 *
 * @param text What is uploaded, so that places agree with those Meta names; a value that is not
 * known yet stands in it as `unknownPlaceholder`.
 * @returns In the order of the text, errors and warnings; none for a good document.
 */
export function checkDocument(text: string, options: CheckOptions): readonly Finding[] {
  return checkBy(rules, text, options);
}

/** Says what no option lets pass: a text that is no document, and Pulumi's own messages in it. */
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
  const placeOf = lineIndex(text);
  const mistake = notADocument(text);
  if (mistake !== undefined) return [unusable(mistake, placeOf(0, 0))];
  const spanOf = reportSpans(text);
  const parsed = parseJson(text);
  const flow = flowModelOf(parsed);
  if (flow === undefined) return [noDocument(text, parsed.problems, placeOf)];
  const ignored = new Set(options.ignore);
  const checked = { ...options, text };
  const found = [];
  for (const rule of rulesToCheck) {
    for (const report of rule.check(flow, checked)) {
      if (!ignored.has(report.code ?? rule.code))
        found.push({ rule, report, span: spanOf(report) });
    }
  }
  return found
    .sort((one, other) => one.span.start - other.span.start)
    .map(({ rule, report, span }) => {
      const { severity, hint } = judgementOf(rule, report, options.strict === true);
      return findingOf(rule, { ...report, severity, hint }, placeOf(span.start, span.end));
    });
}

/** Says whether a text is a document at all. */
function checkSyntax(text: string): Finding | undefined {
  const mistake = notADocument(text);
  if (mistake !== undefined) return unusable(mistake, lineIndex(text)(0, 0));
  // The engine's own reader takes a tenth of the time, but does not say where it stumbles.
  if (typeof documentOrText(text) === "object") return undefined;
  const { root, problems } = parseJson(text);
  if (problems.length === 0 && root?.kind === "object") return undefined;
  return noDocument(text, problems, lineIndex(text));
}

type PlaceOf = ReturnType<typeof lineIndex>;

function noDocument(text: string, [problem]: readonly SyntaxProblem[], placeOf: PlaceOf): Finding {
  const { offset, length } = problem ?? { offset: 0, length: 0 };
  if (holdsOutputAsText(text)) {
    const { code, severity } = outputAsTextRule;
    return { code, severity, path: "", ...outputAsText, ...placeOf(offset, offset + length) };
  }
  const message =
    problem === undefined ? "it is not a JSON object" : `not JSON: ${problem.problem}`;
  const hint = "Write the document as one JSON object, without comments and trailing commas.";
  return unusable({ message, hint }, placeOf(offset, offset + length));
}

function unusable({ message, hint }: NotADocument, place: Place): Finding {
  return { code: "INVALID_FLOW_JSON", severity: "error", path: "", message, hint, ...place };
}

/** A contested report is an error only in strict validation, and otherwise says how to get that. */
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
