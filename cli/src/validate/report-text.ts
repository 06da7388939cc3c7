import type { Finding } from "../../../provider/flow-json/finding";
import { printable } from "../../../provider/text";
import type { Paint } from "../paint";
import { codeFrame } from "./code-frame";
import { codeUrl } from "./code-url";
import { type CheckedDocument, counted, describeCounts, type Validation } from "./validation";

/** Nobody reads more; the other formats list all. */
const mostPerDocument = 50;

/** For people: each finding with the lines around it, and a summary. */
export function textReport(validation: Validation, paint: Paint): string {
  return [
    ...validation.documents.flatMap((document) => documentReport(document, paint)),
    summary(validation, paint),
  ].join("\n");
}

/** As in `2 errors and 1 warning in 1 of 5 documents`. */
export function summary(validation: Validation, paint: Paint): string {
  const { documents, errors, warnings, unreadable } = validation;
  const found = documents.filter(({ findings }) => findings.length > 0).length;
  const sum =
    found === 0
      ? paint("green", `${counted(documents.length, "document")}, nothing wrong`)
      : paint(
          errors > 0 ? "red" : "yellow",
          `${describeCounts({ errors, warnings })} in ${found} of ${counted(documents.length, "document")}`,
        );
  return unreadable.length === 0 ? sum : `${sum}; ${unreadable.length} could not be read`;
}

function documentReport({ file, text, findings }: CheckedDocument, paint: Paint): string[] {
  const lines = findings.length > 0 ? text.split("\n") : [];
  const reports = findings.slice(0, mostPerDocument).map((finding) => {
    const frame = codeFrame(lines, finding, paint);
    const more = `  ${printable(finding.hint)}\n  ${paint("dim", codeUrl(finding.code))}\n`;
    return `${headline(file, finding, paint)}\n${indented(frame)}\n\n${more}`;
  });
  const more = findings.length - mostPerDocument;
  if (more > 0) {
    reports.push(`${printable(file)}: and ${more} more; --format json lists all\n`);
  }
  return reports;
}

function headline(file: string, finding: Finding, paint: Paint): string {
  const { line, column, severity, message, code, path } = finding;
  const place = paint("bold", `${printable(file)}:${line}:${column}`);
  const kind = paint(severity === "error" ? "red" : "yellow", severity);
  const what = `${place} ${kind} ${printable(message)} ${paint("dim", `[${code}]`)}`;
  return path === "" ? `${what}\n` : `${what}\n  ${paint("dim", `at ${printable(path)}`)}\n`;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
