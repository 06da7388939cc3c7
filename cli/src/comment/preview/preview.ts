import { EmptyPreview, NoPreview } from "./no-preview";
import { readDigest } from "./read-digest";
import { isEvents, readEvents } from "./read-events";
import type { PreviewStep } from "./step";

/** What `pulumi preview --json` has told, in either of its two forms. */
export interface Preview {
  readonly steps: readonly PreviewStep[];
  readonly diagnostics: readonly Diagnostic[];
  /** Only the stream of events has them. */
  readonly policyFindings: readonly PolicyFinding[];
  /** Whether the steps include the deletions that an earlier replacement left over. */
  readonly listsPendingDeletions: boolean;
  /** What cannot be known of the plan as a whole, in a sentence each, without its full stop. */
  readonly doubts: readonly string[];
}

export interface Diagnostic {
  /** The resource that it is about, where the engine knows it. */
  readonly urn?: string;
  /** Without the `error: ` before it. */
  readonly message: string;
  readonly severity: string;
}

export interface PolicyFinding {
  readonly urn?: string;
  readonly message: string;
  readonly policy: string;
  readonly pack: string;
  readonly isMandatory: boolean;
}

/**
 * Reads what a preview has printed: one JSON document, or, with
 * `PULUMI_ENABLE_STREAMING_JSON_PREVIEW`, an event a line.
 *
 * @throws {NoPreview} If it is neither, or not all of it.
 */
export function readPreview(text: string): Preview {
  if (text.trim() === "") throw new EmptyPreview();
  const preview = isEvents(text) ? readEvents(text) : readDigest(text);
  if (preview.steps.length > 0 || hasStopped(preview)) return preview;
  throw new NoPreview("it has no steps, not even the stack's own");
}

/** Whether the engine gave up, so that its steps are not all there would be. */
export function hasStopped({ diagnostics }: Preview): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** Whether the plan as it stands cannot be applied. */
export function hasFailed(preview: Preview): boolean {
  return hasStopped(preview) || preview.policyFindings.some(({ isMandatory }) => isMandatory);
}

/** The stack and the project, which every URN names. */
export function stackOf({
  steps,
  diagnostics,
}: Preview): { readonly stack: string; readonly project: string } | undefined {
  const urn = [...steps, ...diagnostics].find((one) => one.urn !== undefined)?.urn ?? "";
  const [, stack, project] = /^urn:pulumi:(.*?)::(.*?)::/.exec(urn) ?? [];
  return stack === undefined || project === undefined ? undefined : { stack, project };
}
