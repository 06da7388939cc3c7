import type { PreviewStep } from "./step";

/**
 * The content of `pulumi preview --json`, in either of its two forms: one document, or a stream of
 * events.
 */
export interface Preview {
  readonly steps: readonly PreviewStep[];
  readonly diagnostics: readonly Diagnostic[];
  /** The findings of policy packs; empty for a document, since only the stream of events has them. */
  readonly policyViolations: readonly PolicyViolation[];
  /** Whether the steps include the deletions that earlier replacements left over. */
  readonly listsPendingDeletions: boolean;
  /** What is uncertain about the plan as a whole: one sentence each, without a full stop. */
  readonly unknowns: readonly string[];
}

/** A message of the engine, a provider or the program. */
export interface Diagnostic {
  /** The resource of the message, if the engine names one. */
  readonly urn?: string;
  /** The message without the prefix `error: `. */
  readonly message: string;
  /** The engine's word: `info`, `info#err`, `warning` or `error`; empty in a document without one. */
  readonly severity: string;
}

/** A finding of a policy pack. */
export interface PolicyViolation {
  readonly urn?: string;
  readonly message: string;
  readonly policy: string;
  readonly pack: string;
  /** `exempted`: a policy exception allows it, so Pulumi continues. */
  readonly level: "mandatory" | "advisory" | "exempted";
}

/** Whether the engine stopped early, so that steps are missing. */
export function hasStopped({ diagnostics }: Preview): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** Whether the plan cannot be applied: the engine stopped early, or a mandatory policy forbids it. */
export function hasFailed(preview: Preview): boolean {
  return hasStopped(preview) || preview.policyViolations.some(({ level }) => level === "mandatory");
}

/** The stack and the project, as the first URN names them; `undefined` if there is no URN. */
export function stackOf({
  steps,
  diagnostics,
}: Preview): { readonly stack: string; readonly project: string } | undefined {
  const urn = [...steps, ...diagnostics].map((item) => item.urn).find((text) => text !== undefined);
  const [, stack, project] = /^urn:pulumi:(.*?)::(.*?)::/.exec(urn ?? "") ?? [];
  return stack === undefined || project === undefined ? undefined : { stack, project };
}
