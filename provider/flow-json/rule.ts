import type { FindingCode } from "./catalogue";
import type { Severity } from "./finding";
import type { FlowModel } from "./model/flow-model";
import type { JsonNode, Member, Span } from "./syntax/json-node";

/** A mistake that a rule found, with its place. `check-document.ts` makes a finding of it. */
export interface Report {
  /** The node of the mistake; for a member its key. */
  readonly at: JsonNode | Member;
  /**
   * The part of a string value, in characters of the value.
   *
   * @default the whole string
   */
  readonly within?: Span;
  readonly message: string;
  readonly hint: string;
  /** @default the rule's own */
  readonly severity?: Severity;
  /**
   * Meta's documentation refuses it and Meta's client accepts it: a warning, or an error in strict
   * validation.
   */
  readonly contested?: true;
  /**
   * A key that is equal for all reports of one mistake, such as a misspelled name. They become one
   * finding, even if different rules report them.
   */
  readonly cause?: string | undefined;
  /**
   * The code, if a rule reports several.
   *
   * @default the rule's own
   */
  readonly code?: FindingCode;
}

/** The options of a check. */
export interface RuleOptions {
  /** Whether the flow will be published. A version that cannot be published is then an error. */
  readonly publish: boolean;
  /**
   * Whether the flow has an endpoint. `unknown` in a preview, or if only the document is available.
   */
  readonly endpoint: "given" | "absent" | "unknown";
  /** Whether findings on which Meta's documentation and client disagree are errors. */
  readonly strict?: boolean;
}

/** The options, and the text of the document that is uploaded. */
export interface RuleContext extends RuleOptions {
  readonly text: string;
}

/**
 * A rule of Flow JSON, in a file named after its code. The code's other facts are in `catalogue`.
 */
export interface Rule {
  readonly code: FindingCode;
  /** The usual severity, which the catalogue repeats; a report may have another one. */
  readonly severity: Severity;
  /** The reports are dropped if the document has an error, since they often follow from it. */
  readonly isAdvice?: true;
  readonly check: (flow: FlowModel, context: RuleContext) => Iterable<Report>;
}
