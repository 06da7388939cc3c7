import type { FindingCode } from "../../../../provider/flow-json/catalogue";
import { checkDocument, type CheckOptions } from "../../../../provider/flow-json/check-document";
import type { Finding } from "../../../../provider/flow-json/finding";
import type { JsonObject } from "../../../../provider/flow-json/json";

/** A mistake, and a similar document without mistakes. */
export interface Case {
  readonly given: string;
  readonly bad: JsonObject;
  readonly code: FindingCode;
  readonly severity?: "warning";
  readonly path: string;
  /** The document's text at the place of the finding, from end to end or its beginning. */
  readonly marks: string;
  /** The finding's hint, or part of it. */
  readonly hint?: string;
  readonly near: JsonObject;
  readonly options?: Partial<CheckOptions>;
}

export function findingsIn(
  document: JsonObject | string,
  options: Partial<CheckOptions> = {},
): readonly Finding[] {
  return checkDocument(textOf(document), {
    publish: false,
    endpoint: "unknown",
    ignore: ["INVALID_FLOW_JSON_VERSION_STATE"],
    ...options,
  });
}

export function textOf(document: JsonObject | string): string {
  return typeof document === "string" ? document : JSON.stringify(document, null, 2);
}

/** The part of the text from the beginning of a finding to its end. */
export function marked(text: string, finding: Finding): string {
  const lines = text.split("\n");
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
  return text.slice(
    offset(finding.line, finding.column),
    offset(finding.endLine, finding.endColumn),
  );
}

/** Runs a table of cases: exactly one finding in each, and none in the similar document. */
export function itFinds(cases: readonly Case[]): void {
  it.each(cases)("finds $code in $given", ({ bad, code, path, marks, hint, ...expected }) => {
    const text = textOf(bad);

    const findings = findingsIn(bad, expected.options);

    expect(
      findings.map((finding) => ({
        code: finding.code,
        path: finding.path,
        severity: finding.severity,
        marks: marked(text, finding).slice(0, marks.length),
        hint: finding.hint,
      })),
    ).toEqual([
      {
        code,
        path,
        severity: expected.severity ?? "error",
        marks,
        hint: hint === undefined ? expect.any(String) : expect.stringContaining(hint),
      },
    ]);
  });

  it.each(cases)("finds nothing in what is near to $given", ({ near, options }) => {
    const findings = findingsIn(near, options);

    expect(findings).toEqual([]);
  });
}
