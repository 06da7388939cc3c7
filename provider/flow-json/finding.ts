import type { FindingCode } from "./catalogue";

/** How bad a finding is: an error keeps a document from being uploaded, a warning does not. */
export type Severity = "error" | "warning";

/** Something wrong with a document, and what to do about it. */
export interface Finding {
  /** Meta's code, e.g. `INVALID_ROUTING_MODEL`; our own begin with `KALEYRA_`. */
  readonly code: FindingCode;
  readonly severity: Severity;
  /** As in `screens[0].layout.children[1].text`; empty for the whole document. */
  readonly path: string;
  /** What is wrong, in one sentence without a full stop. */
  readonly message: string;
  /** What to do, in one sentence: the nearest name, the edge to add, the version that has it. */
  readonly hint: string;
  /** Place in the text that is uploaded, lines and columns from 1; the end is behind the last character. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
