import type { FindingCode } from "../../../provider/flow-json/catalogue";
import { checkDocument, type CheckOptions } from "../../../provider/flow-json/check-document";
import type { Finding } from "../../../provider/flow-json/finding";

type Document = Readonly<Record<string, unknown>> | string;

/** A document with a mistake, its only finding, and a similar document without mistakes. */
export interface Case {
  readonly given: string;
  readonly bad: Document;
  readonly code: FindingCode;
  /** @default "error" */
  readonly severity?: "warning";
  readonly path: string;
  /** The line in which the finding begins, or the beginning of that line. */
  readonly line?: string;
  /** The document's text from the beginning of the finding to its end, or the beginning of it. */
  readonly marks?: string;
  /** The finding's hint, or part of it. */
  readonly hint?: string;
  /** Differs from `bad` by the mistake only, so that nothing else can be what is found. */
  readonly near: Document;
  readonly options?: Partial<CheckOptions>;
}

/** Accepts versions that Meta no longer accepts, since most mistakes are possible in all versions. */
export function findingsIn(
  document: Document,
  options: Partial<CheckOptions> = {},
): readonly Finding[] {
  return checkDocument(textOf(document), {
    publish: false,
    endpoint: "unknown",
    ignore: ["INVALID_FLOW_JSON_VERSION_STATE"],
    ...options,
  });
}

/** The text in which a finding's lines and columns are. */
export function textOf(document: Document): string {
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
  it.each(cases)("finds $code in $given", ({ bad, options, ...expected }) => {
    const { code, path, severity = "error", line = "", marks = "", hint = "" } = expected;
    const text = textOf(bad);

    const findings = findingsIn(bad, options);

    expect(
      findings.map((finding) => ({
        code: finding.code,
        path: finding.path,
        severity: finding.severity,
        line: text.split("\n")[finding.line - 1]?.trim().slice(0, line.length),
        marks: marked(text, finding).slice(0, marks.length),
        hint: finding.hint,
      })),
    ).toEqual([{ code, path, severity, line, marks, hint: expect.stringContaining(hint) }]);
  });

  it.each(cases)("finds nothing in the similar document for $given", ({ near, options }) => {
    const findings = findingsIn(near, options);

    expect(findings).toEqual([]);
  });
}
