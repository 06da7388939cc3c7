import * as pulumi from "@pulumi/pulumi";

import { callWhenKnown, type Inputs, loadFunctions } from "./function";

/** The arguments of `getFlowPreview`. */
export interface GetFlowPreviewArgs {
  /** The flow's id at Kaleyra, a string of digits. */
  readonly flowId: string;
  /**
   * Whether to create a new address, which invalidates the old one.
   *
   * @default false
   */
  readonly renew?: boolean;
}

/** The result of `getFlowPreview`. */
export interface GetFlowPreviewResult {
  /** The flow's id. */
  readonly flowId: string;
  /**
   * The address of the preview in a browser. Until it expires, anyone with this address can open
   * the flow, even if it is a draft.
   *
   * @secret
   */
  readonly previewUrl: string;
  /** When the address expires, e.g. `2026-12-30T12:00:00+0000`; 30 days after its creation. */
  readonly expiresAt?: string;
}

/**
 * Returns the address of a flow's public preview, which expires. Use it in an output and not in an
 * input, where it would cause a change each month. The preview is Meta's; it is not documented that
 * Kaleyra supports it.
 *
 * @throws {Error} If the account has no such flow, or Kaleyra returns no preview.
 * @example
 * ```ts
 * export const preview = kaleyra.whatsapp.getFlowPreviewOutput({ flowId: booking.flowId }).previewUrl;
 * ```
 */
export function getFlowPreview(args: GetFlowPreviewArgs): Promise<GetFlowPreviewResult> {
  return loadFunctions().getFlowPreview(args);
}

/** {@link getFlowPreview} for an id that is an output; the result is a secret. */
export function getFlowPreviewOutput(
  args: Inputs<GetFlowPreviewArgs>,
): pulumi.Output<GetFlowPreviewResult> {
  return pulumi.secret(callWhenKnown(getFlowPreview, args));
}
