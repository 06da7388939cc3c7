import { checkDocument, type CheckOptions } from "../../../provider/flow-json/check-document";
import type { Finding } from "../../../provider/flow-json/finding";
import { counted } from "../../../provider/text";
import { type DocumentText, readDocuments, type Unreadable } from "./read-documents";

/** The result of checking some documents. */
export interface Validation extends Counts {
  readonly documents: readonly CheckedDocument[];
  readonly unreadable: readonly Unreadable[];
}

/** A document with its findings. */
export interface CheckedDocument extends DocumentText, Counts {
  readonly findings: readonly Finding[];
}

/** How many findings there are, by severity. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

/** Checks documents offline. Files that cannot be read are in the result. */
export async function validate(
  files: readonly string[],
  options: CheckOptions,
): Promise<Validation> {
  const { documents, unreadable } = await readDocuments(files);
  const checked = documents.map((document): CheckedDocument => {
    const findings = checkDocument(document.text, options);
    return { ...document, findings, ...countsOf(findings) };
  });
  const counts = countsOf(checked.flatMap(({ findings }) => findings));
  return { documents: checked, unreadable, ...counts };
}

export function countsOf(findings: readonly Finding[]): Counts {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: findings.length - errors };
}

/** For example `2 errors and 1 warning`. */
export function describeCounts({ errors, warnings }: Counts): string {
  const parts = [
    ...(errors > 0 || warnings === 0 ? [counted(errors, "error")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
  ];
  return parts.join(" and ");
}
