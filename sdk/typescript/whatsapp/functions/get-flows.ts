import type * as pulumi from "@pulumi/pulumi";

import type { FlowCategory, FlowStatus } from "../enums";
import type { FlowValidationError } from "../flow";
import { callWhenKnown, type Inputs, loadFunctions } from "./function";

/** The arguments of `getFlows`. Without a filter, all flows are listed. */
export interface GetFlowsArgs {
  /**
   * The WhatsApp Business Account whose flows are listed.
   *
   * @default the stack's `kaleyra:wabaId`, or `KALEYRA_WABA_ID`
   */
  readonly wabaId?: string;
  /** Only the flow of this name; a WABA has at most one. */
  readonly name?: string;
  /** Only flows with this status. */
  readonly status?: FlowStatus;
  /** Only flows with this category among theirs. */
  readonly category?: FlowCategory;
}

/** A flow in its WABA's list. */
export interface ListedFlow {
  /** The flow's id. */
  readonly flowId: string;
  /** The name, unique in the WABA. */
  readonly name: string;
  /** The status. */
  readonly status: FlowStatus;
  /** The purposes of the flow. */
  readonly categories: readonly FlowCategory[];
  /** The errors that Kaleyra reports for the document; empty if it is valid. */
  readonly validationErrors: readonly FlowValidationError[];
}

/** The result of `getFlows`. */
export interface GetFlowsResult {
  /** The WABA. */
  readonly wabaId: string;
  /** All matching flows on all pages of the list, in its order, including deprecated ones. */
  readonly flows: readonly ListedFlow[];
}

/**
 * Lists the flows of a WABA, no matter who manages them. Also sends requests in a preview.
 *
 * @example
 * ```ts
 * const { flows } = await kaleyra.whatsapp.getFlows({ status: "PUBLISHED" });
 * ```
 */
export function getFlows(args: GetFlowsArgs = {}): Promise<GetFlowsResult> {
  return loadFunctions().getFlows(args);
}

/** {@link getFlows} for arguments that are outputs. */
export function getFlowsOutput(args: Inputs<GetFlowsArgs> = {}): pulumi.Output<GetFlowsResult> {
  return callWhenKnown(getFlows, args);
}
