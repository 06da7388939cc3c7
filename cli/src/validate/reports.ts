import type { FindingCode } from "../../../provider/flow-json/catalogue";
import type { Finding } from "../../../provider/flow-json/finding";
import { counted, firstOf, printable } from "../../../provider/text";
import { repository } from "../../../provider/version";
import { jsonText, plainPaint, type Paint } from "../output";
import { describeCounts, type CheckedDocument, type Validation } from "./validation";

/** The address of a code's section in `docs/flow-json-codes.md`. */
export function codeUrl(code: FindingCode): string {
  return `${repository}/blob/main/docs/flow-json-codes.md#${code.toLowerCase()}`;
}

/** The most findings on a document. A longer report would be unreadable; the other formats list all findings. */
const mostPerDocument = 50;

/** A report for people: each finding with the lines around it, and a summary. */
export function textReport(validation: Validation, paint: Paint): string {
  return [
    ...validation.documents.flatMap((document) => documentReport(document, paint)),
    summary(validation, paint),
  ].join("\n");
}

/** For example `2 errors and 1 warning in 1 of 5 documents; 1 could not be read`. */
function summary(validation: Validation, paint: Paint): string {
  const { unreadable } = validation;
  const result = resultOf(validation, paint);
  return unreadable.length === 0 ? result : `${result}; ${unreadable.length} could not be read`;
}

/** The result for the documents that could be read. */
function resultOf({ documents, errors, warnings }: Validation, paint: Paint): string {
  if (documents.length === 0) return "nothing checked";
  const all = counted(documents.length, "document");
  const withFindings = documents.filter(({ findings }) => findings.length > 0).length;
  if (withFindings === 0) return paint("green", `${all}, nothing wrong`);
  const counts = describeCounts({ errors, warnings });
  return paint(errors > 0 ? "red" : "yellow", `${counts} in ${withFindings} of ${all}`);
}

function documentReport({ file, text, findings }: CheckedDocument, paint: Paint): string[] {
  const lines = findings.length > 0 ? text.split("\n") : [];
  const { first, more } = firstOf(findings, mostPerDocument);
  const reports = first.map((finding) => {
    const frame = codeFrame(lines, finding, paint);
    const advice = `  ${printable(finding.hint)}\n  ${paint("dim", codeUrl(finding.code))}\n`;
    return `${headline(file, finding, paint)}\n${indent(frame)}\n\n${advice}`;
  });
  if (more !== undefined) {
    reports.push(`${printable(file)}: ${more}; --format json lists all\n`);
  }
  return reports;
}

function headline(file: string, finding: Finding, paint: Paint): string {
  const { line, column, severity, message, code, path } = finding;
  const place = paint("bold", `${printable(file)}:${line}:${column}`);
  const level = paint(severity === "error" ? "red" : "yellow", severity);
  const firstLine = `${place} ${level} ${printable(message)} ${paint("dim", `[${code}]`)}\n`;
  return path === "" ? firstLine : `${firstLine}  ${paint("dim", `at ${printable(path)}`)}\n`;
}

/** Indents all lines but the empty ones. */
function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

/** How many lines are shown before a finding and after it. */
const linesAround = 2;
/** How many characters of a line are shown. */
const longestLine = 100;
/** How many characters of a long line are shown before the finding. */
const charactersBefore = 30;

/** The lines around a finding, with the finding's part of its first line underlined. */
function codeFrame(lines: readonly string[], finding: Finding, paint: Paint): string {
  const { line, column, severity } = finding;
  const text = lines[line - 1] ?? "";
  const lastNumber = Math.min(lines.length, line + linesAround);
  const numberWidth = String(lastNumber).length;
  // All lines are cut at the same character, so that they stay aligned.
  const start = text.length <= longestLine ? 0 : Math.max(0, column - 1 - charactersBefore);

  const frame: string[] = [];
  for (let number = Math.max(1, line - linesAround); number <= lastNumber; number++) {
    const isLineOfFinding = number === line;
    const code = cut(lines[number - 1] ?? "", start);
    const edge = `${isLineOfFinding ? ">" : " "} ${String(number).padStart(numberWidth)} |`;
    frame.push(`${paint(isLineOfFinding ? "bold" : "dim", edge)} ${code}`.trimEnd());
    if (isLineOfFinding) {
      const emptyEdge = paint("dim", `  ${" ".repeat(numberWidth)} |`);
      const color = severity === "error" ? "red" : "yellow";
      frame.push(`${emptyEdge} ${paint(color, underline(text, finding, start))}`);
    }
  }
  return frame.join("\n");
}

/** Spaces up to the finding, and carets below it. The line is shown from `start` on, as `cut` shows it. */
function underline(text: string, finding: Finding, start: number): string {
  const { line, column, endLine, endColumn } = finding;
  const end = endLine === line ? endColumn - 1 : text.length;
  const before = displayLine(text.slice(start, column - 1));
  const marked = displayLine(text.slice(column - 1, Math.min(end, start + longestLine)));
  const ellipsisWidth = start > 0 ? 1 : 0;
  return (
    " ".repeat(ellipsisWidth + [...before].length) + "^".repeat(Math.max(1, [...marked].length))
  );
}

/** The part of a line from a character on, with an ellipsis at each end that is cut off. */
function cut(line: string, start: number): string {
  const part = displayLine(line.slice(start, start + longestLine));
  const before = start > 0 && part !== "" ? "…" : "";
  return `${before}${part}${start + longestLine < line.length ? "…" : ""}`;
}

/** Expands a tab to two columns, so that the underline is at the right place. */
function displayLine(text: string): string {
  return printable(text.replace(/\r$/, "").replaceAll("\t", "  "));
}

/**
 * Workflow commands. GitHub Actions shows them as annotations on the lines of a pull request.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReport(validation: Validation): string {
  const commands = validation.documents.flatMap(({ file, findings }) =>
    findings.map((finding) => command(file, finding)),
  );
  return [...commands, summary(validation, plainPaint)].join("\n");
}

function command(file: string, finding: Finding): string {
  const { severity, line, column, endLine, endColumn, code, message, hint } = finding;
  // GitHub accepts columns only if the range is within one line.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = Object.entries({ file, line, endLine, ...columns, title: code })
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(",");
  return `::${severity} ${properties}::${escapeData(`${message}. ${hint}`)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/**
 * A report for programs: all findings by document, each with the address of its code's
 * documentation. Its keys are stable, and so are the keys of a finding.
 */
export function jsonReport({ documents, unreadable, errors, warnings }: Validation): string {
  const listed = documents.map((document) => ({
    file: document.file,
    errors: document.errors,
    warnings: document.warnings,
    findings: document.findings.map((finding) => ({ ...finding, url: codeUrl(finding.code) })),
  }));
  return jsonText({ errors, warnings, documents: listed, unreadable });
}
