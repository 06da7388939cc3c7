import type { FindingCode } from "./catalogue";

/** The severity of a finding: an error prevents an upload, a warning does not. */
export type Severity = "error" | "warning";

/**
 * A mistake in a document, and what to do about it. `kaleyra-flows validate --json` prints these
 * fields.
 */
export interface Finding {
  /** Meta's code, e.g. `INVALID_ROUTING_MODEL`. This package's own codes begin with `KALEYRA_`. */
  readonly code: FindingCode;
  readonly severity: Severity;
  /** For example `screens[0].layout.children[1].text`; empty for the whole document. */
  readonly path: string;
  /** The mistake, in one sentence without a full stop. */
  readonly message: string;
  /** What to do, in one sentence, e.g. the nearest name, the edge to add, or the version to use. */
  readonly hint: string;
  /** The line of the first character in the uploaded text, counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** The column after the last character. */
  readonly endColumn: number;
}
