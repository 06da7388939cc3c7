import { Failure } from "../../failure";
import type { Properties } from "../../pulumi/adapter";
import { readDigest } from "./read-digest";
import { isEvents, readEvents } from "./read-events";

/** What `pulumi preview --json` has told, in either of its two forms. */
export interface Preview {
  readonly steps: readonly PreviewStep[];
  readonly diagnostics: readonly Diagnostic[];
  /** Only the stream of events has them. */
  readonly policyFindings: readonly PolicyFinding[];
}

export interface PreviewStep {
  readonly op: string;
  readonly urn: string;
  /** Properties that the engine names as reasons for a replacement. */
  readonly replaceReasons: readonly string[];
  readonly before?: ResourceInPreview;
  readonly after?: ResourceInPreview;
}

/** A resource as the engine has it; what is secret reads `[secret]`. */
export interface ResourceInPreview {
  readonly type?: string;
  readonly id?: string;
  readonly inputs?: Properties;
  readonly outputs?: Properties;
  readonly retainOnDelete?: boolean;
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
 * Takes in what a preview has printed: one JSON document, or, with
 * `PULUMI_ENABLE_STREAMING_JSON_PREVIEW`, an event a line.
 *
 * @returns `undefined` for nothing: the preview failed before it had anything to tell.
 * @throws {Failure} If it is neither.
 */
export function readPreview(text: string): Preview | undefined {
  if (text.trim() === "") return undefined;
  try {
    return isEvents(text) ? readEvents(text) : readDigest(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Failure("this is not what `pulumi preview --json` prints.");
  }
}

/** Whether the engine gave up, so that its steps are not all there would be. */
export function hasStopped({ diagnostics }: Preview): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** Whether the plan as it stands cannot be applied. */
export function hasFailed(preview: Preview): boolean {
  return hasStopped(preview) || preview.policyFindings.some(({ isMandatory }) => isMandatory);
}
