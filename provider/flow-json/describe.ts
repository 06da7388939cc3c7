import { firstOf, printable } from "../text";
import type { Finding } from "./finding";

/** A finding on one line: place, message, code and hint. */
function describeFinding(finding: Finding): string {
  const { message, code, hint } = finding;
  return printable(`${location(finding)}: ${message} [${code}]. ${hint}`);
}

/**
 * A finding in a document with secrets, without its message and hint, which may quote the document.
 */
function describePlace(finding: Finding): string {
  return printable(
    `${location(finding)}: ${finding.code}. The document may hold secrets, so no more is shown here; ` +
      "`npx kaleyra-flows validate` on the document shows what is wrong",
  );
}

function location({ path, line, column }: Finding): string {
  return `${path === "" ? "flowJson" : `flowJson ${path}`} (line ${line}, column ${column})`;
}

/** A line for each of the first findings, and a line with the number of omitted ones. */
export function describeFindings(findings: readonly Finding[]): readonly string[] {
  return describeFirst(findings, describeFinding);
}

/** Like `describeFindings`, but with only places and codes, for a document with secrets. */
export function describePlaces(findings: readonly Finding[]): readonly string[] {
  return describeFirst(findings, describePlace);
}

/** The most findings in a message; a longer list would be unreadable. */
const mostFindings = 50;

function describeFirst(
  findings: readonly Finding[],
  describe: (finding: Finding) => string,
): readonly string[] {
  const { first, more } = firstOf(findings, mostFindings, "finding");
  return [...first.map(describe), ...(more === undefined ? [] : [`flowJson: ${more}`])];
}
