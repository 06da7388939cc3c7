import * as pulumi from "@pulumi/pulumi";

import { applied, functions, type Inputs } from "./function";

/** Whose preview to ask for. */
export interface GetFlowPreviewArgs {
  /** The flow's id at Kaleyra, a string of digits. */
  readonly flowId: string;
  /**
   * Makes a new address, after which the old one is dead.
   * @default false
   */
  readonly renew?: boolean;
}

/** Where a flow can be tried out in a browser. */
export interface GetFlowPreviewResult {
  /** The flow's id. */
  readonly flowId: string;
  /**
   * The address. Whoever has it can open the flow, drafts included, until it runs out.
   * @secret
   */
  readonly previewUrl: string;
  /** When the address runs out, e.g. `2026-12-30T12:00:00+0000`; 30 days after it was made. */
  readonly expiresAt?: string;
}

/**
 * The public preview of a flow, for people who are to look at it. It runs out, so it belongs into
 * an output and never into an input, where it would be a change each month. That Kaleyra passes
 * this on from Meta is not documented.
 *
 * @throws {Error} If the account has no such flow, or Kaleyra gives no preview.
 * @example
 * ```ts
 * export const preview = kaleyra.whatsapp.getFlowPreviewOutput({ flowId: booking.flowId }).previewUrl;
 * ```
 */
export function getFlowPreview(args: GetFlowPreviewArgs): Promise<GetFlowPreviewResult> {
  return functions().getFlowPreview(args);
}

/** {@link getFlowPreview} of an id that is an output; the result is a secret. */
export function getFlowPreviewOutput(
  args: Inputs<GetFlowPreviewArgs>,
): pulumi.Output<GetFlowPreviewResult> {
  return pulumi.secret(applied(getFlowPreview, args));
}
