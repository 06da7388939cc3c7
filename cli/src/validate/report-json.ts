import { jsonText } from "../terminal";
import { codeUrl } from "./code-url";
import type { Validation } from "./validation";

/** For programs: all findings with the address of their code's documentation, by document. */
export function jsonReport({ documents, unreadable, errors, warnings }: Validation): string {
  const listed = documents.map((document) => ({
    file: document.file,
    errors: document.errors,
    warnings: document.warnings,
    findings: document.findings.map((finding) => ({ ...finding, url: codeUrl(finding.code) })),
  }));
  return jsonText({ errors, warnings, documents: listed, unreadable });
}
