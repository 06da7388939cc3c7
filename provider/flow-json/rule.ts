import type { FindingCode } from "./catalogue";
import type { Severity } from "./finding";
import type { FlowModel } from "./model/flow-model";
import type { JsonNode, Member } from "./syntax/json-node";
import type { Span } from "./syntax/span";

/** A mistake that a rule found, and where. */
export interface Report {
  /** The value; a member stands for its key. */
  readonly at: JsonNode | Member;
  /** The part of a text value, in characters. @default all of it */
  readonly within?: Span;
  readonly message: string;
  readonly hint: string;
  /** @default the rule's own */
  readonly severity?: Severity;
  /** Meta's documentation refuses it, and its client accepts it: a warning, or an error in strict validation. */
  readonly contested?: true;
  /** For a rule that reports several codes. @default the rule's own */
  readonly code?: FindingCode;
}

/** What a rule knows besides the document. */
export interface RuleOptions {
  /** The flow is to be published, so a version that cannot be is an error. */
  readonly publish: boolean;
  /** Whether the flow has an endpoint; `unknown` in a preview, or where only the document is at hand. */
  readonly endpoint: "given" | "absent" | "unknown";
  /** Whether what Meta's documentation and its client disagree about is an error. */
  readonly strict?: boolean;
}

/** The options, and the text of the document. */
export interface RuleContext extends RuleOptions {
  readonly text: string;
}

/**
 * One rule of Flow JSON, in a file named after its code. What else is known about the code is in
 * `catalogue`.
 */
export interface Rule {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly check: (flow: FlowModel, context: RuleContext) => Iterable<Report>;
}
