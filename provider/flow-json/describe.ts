import { printable } from "../text";
import type { Finding } from "./finding";

/** A finding on one line: place, message, code and hint. */
function describeFinding(finding: Finding): string {
  const { message, code, hint } = finding;
  return printable(`${location(finding)}: ${message} [${code}]. ${hint}`);
}

/** A finding in a document with secrets, without the message: that may quote the document. */
function describePlace(finding: Finding): string {
  return printable(
    `${location(finding)}: ${finding.code}. The document may hold secrets, so no more is shown here; ` +
      "`npx kaleyra-flows validate` on the document tells what is wrong",
  );
}

function location({ path, line, column }: Finding): string {
  return `${path === "" ? "flowJson" : `flowJson ${path}`} (line ${line}, column ${column})`;
}

/** The first findings, and the number of omitted ones: a long list would be unreadable. */
export function describeFindings(findings: readonly Finding[]): readonly string[] {
  return described(findings, describeFinding);
}

/** Like `describeFindings`, without anything from the document. */
export function describePlaces(findings: readonly Finding[]): readonly string[] {
  return described(findings, describePlace);
}

const most = 50;

function described(
  findings: readonly Finding[],
  describe: (finding: Finding) => string,
): readonly string[] {
  const more = findings.length - most;
  return [
    ...findings.slice(0, most).map(describe),
    ...(more > 0 ? [`flowJson: and ${more} more findings`] : []),
  ];
}
