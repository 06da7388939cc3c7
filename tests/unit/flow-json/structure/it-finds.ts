import type { FindingCode } from "../../../../provider/flow-json/catalogue";
import { checkDocument, type CheckOptions } from "../../../../provider/flow-json/check-document";
import type { Finding } from "../../../../provider/flow-json/finding";
import type { Part } from "./documents";

/** A mistake, and a similar document without mistakes. */
export interface Case {
  readonly given: string;
  readonly bad: Part | string;
  readonly code: FindingCode;
  readonly severity?: "warning";
  readonly path: string;
  /** The line of the finding, or its beginning. */
  readonly line: string;
  readonly near: Part | string;
  readonly options?: Partial<CheckOptions>;
}

export function textOf(document: Part | string): string {
  return typeof document === "string" ? document : JSON.stringify(document, null, 2);
}

export function findingsIn(
  document: Part | string,
  options: Partial<CheckOptions> = {},
): readonly Finding[] {
  return checkDocument(textOf(document), { publish: false, endpoint: "unknown", ...options });
}

/** Runs a table of cases: exactly one finding in each, and none in the similar document. */
export function itFinds(cases: readonly Case[]): void {
  it.each(cases)("finds $code in $given", (each) => {
    const text = textOf(each.bad);

    const findings = findingsIn(each.bad, each.options);

    expect(
      findings.map(({ code, path, severity, line }) => ({
        code,
        path,
        severity,
        line: (text.split("\n")[line - 1] ?? "").trim().slice(0, each.line.length),
      })),
    ).toEqual([
      { code: each.code, path: each.path, severity: each.severity ?? "error", line: each.line },
    ]);
  });

  it.each(cases)("finds nothing in what is near to $given", ({ near, options }) => {
    const findings = findingsIn(near, options);

    expect(findings).toEqual([]);
  });
}

/** The first component of the first screen. */
export const first = "screens[0].layout.children[0]";
