import { checkAlways, checkDocument } from "./check-document";
import { documentText } from "./document";
import type { Finding } from "./finding";
import type { JsonObject } from "./json";
import type { RuleOptions } from "./rule";

/** How a flow asks for its document to be checked. */
export interface DocumentCheck extends RuleOptions {
  /** An object or a text; `unknownPlaceholder` stands in it for what is not known yet. */
  readonly flowJson: JsonObject | string;
  /**
   * What becomes of errors.
   * @default "Error"
   */
  readonly checks?: string | undefined;
  /** Codes that are not reported. */
  readonly ignore?: readonly string[] | undefined;
}

/** The findings of a flow's document, told apart by what becomes of them. */
export interface DocumentFindings {
  /** Keep the document from being sent. */
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Checks a document. One that cannot be meant is not sent, whatever the flow asks for. */
export function documentFindings({
  flowJson,
  checks,
  ...options
}: DocumentCheck): DocumentFindings {
  const text = documentText(flowJson);
  const always = checkAlways(text);
  if (always.length > 0) return { errors: always, warnings: [] };
  if (checks === "Off") return { errors: [], warnings: [] };
  const findings = checkDocument(text, {
    ...options,
    ignore: options.ignore ?? [],
    strict: checks === "Strict",
  });
  const stops = ({ severity }: Finding) => severity === "error" && checks !== "Warn";
  return {
    errors: findings.filter(stops),
    warnings: findings.filter((finding) => !stops(finding)),
  };
}
