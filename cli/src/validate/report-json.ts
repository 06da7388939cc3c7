import { jsonText } from "../terminal";
import type { Validation } from "./validation";

/** For programs: all findings as the checker has them, document by document. */
export function jsonReport({ documents, unreadable, errors, warnings }: Validation): string {
  const listed = documents.map((document) => ({
    file: document.file,
    errors: document.errors,
    warnings: document.warnings,
    findings: document.findings,
  }));
  return jsonText({ errors, warnings, documents: listed, unreadable });
}
