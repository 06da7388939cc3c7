import { checkAlways, checkDocument } from "./check-document";
import { documentText } from "./document";
import type { Finding } from "./finding";
import type { JsonObject } from "./json";
import type { RuleOptions } from "./rule";

/** A flow's document, and how to check it. */
export interface DocumentCheck extends RuleOptions {
  /** An object or a text; values that are not known yet are `unknownPlaceholder`. */
  readonly flowJson: JsonObject | string;
  /**
   * A value of `FlowJsonValidation` (`sdk/typescript/whatsapp/enums.ts`), which the provider's check
   * has checked.
   *
   * @default "Error"
   */
  readonly checks?: string | undefined;
  /** Codes that are not reported. */
  readonly ignore?: readonly string[] | undefined;
}

/** The findings of a flow's document, grouped by their consequence. */
export interface DocumentFindings {
  /** Findings that prevent an upload. */
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Checks a document. What `checkAlways` finds is an error even with "Off" and "Warn". */
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
  const preventsUpload = ({ severity }: Finding) => severity === "error" && checks !== "Warn";
  return {
    errors: findings.filter(preventsUpload),
    warnings: findings.filter((finding) => !preventsUpload(finding)),
  };
}
