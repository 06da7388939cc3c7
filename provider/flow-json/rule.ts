import type { Severity } from "./finding";
import type { FlowModel } from "./model/flow-model";
import type { JsonNode, Member } from "./syntax/json-node";
import type { Span } from "./syntax/span";

/** What a rule has against a document, at a place. */
export interface Report {
  /** The value, or the member whose key is meant. */
  readonly at: JsonNode | Member;
  /** The part of a text that is meant, from and to a character of its value; all of it by default. */
  readonly within?: Span;
  readonly message: string;
  readonly hint: string;
  /** @default the rule's own */
  readonly severity?: Severity;
  /** For a rule that speaks with several of Meta's codes. @default the rule's own */
  readonly code?: string;
}

/** What besides the document a rule may ask. */
export interface RuleOptions {
  /** The flow is to be published, so a version that cannot be is an error. */
  readonly publish: boolean;
  /** Whether the flow has an endpoint; `unknown` in a preview, or where only the document is at hand. */
  readonly endpoint: "given" | "absent" | "unknown";
}

/** What a rule may ask: about the flow, and for the text of its document. */
export interface RuleContext extends RuleOptions {
  readonly text: string;
}

/** One rule of Flow JSON. Each stands in a file of its own, named after its code. */
export interface Rule {
  readonly code: string;
  readonly severity: Severity;
  /**
   * Where the rule is known from: `documented` by Meta; `observed` in what Meta's own editor flags,
   * which may be switched off by its code; `own`, a mistake that neither names.
   */
  readonly source: "documented" | "observed" | "own";
  readonly check: (flow: FlowModel, context: RuleContext) => Iterable<Report>;
}
