import type * as pulumi from "@pulumi/pulumi";

import type { FlowCategory, FlowStatus } from "../enums";
import type { FlowValidationError } from "../flow";
import { applied, functions, type Inputs } from "./function";

/** Which flows to list; what is left out does not filter. */
export interface GetFlowsArgs {
  /**
   * The WhatsApp Business Account whose flows are listed.
   * @default the stack's `kaleyra:wabaId`, or `KALEYRA_WABA_ID`
   */
  readonly wabaId?: string;
  /** Only the flow of this name, of which a WABA has one at most. */
  readonly name?: string;
  /** Only flows in this stage. */
  readonly status?: FlowStatus;
  /** Only flows that have this category among theirs. */
  readonly category?: FlowCategory;
}

/** A flow as its WABA's list shows it. */
export interface ListedFlow {
  /** The flow's id. */
  readonly flowId: string;
  /** The name, unique in the WABA. */
  readonly name: string;
  /** The stage. */
  readonly status: FlowStatus;
  /** What the flow is for. */
  readonly categories: readonly FlowCategory[];
  /** What Kaleyra finds wrong with the document; empty for a good one. */
  readonly validationErrors: readonly FlowValidationError[];
}

/** The flows of a WABA that fit. */
export interface GetFlowsResult {
  /** The WABA. */
  readonly wabaId: string;
  /** Every flow that fits, over all pages of the list, in its order; deprecated ones are among them. */
  readonly flows: readonly ListedFlow[];
}

/**
 * Lists the flows of a WABA, whoever manages them. Asks Kaleyra in a preview, too.
 *
 * @example
 * ```ts
 * const { flows } = await kaleyra.whatsapp.getFlows({ status: "PUBLISHED" });
 * ```
 */
export function getFlows(args: GetFlowsArgs = {}): Promise<GetFlowsResult> {
  return functions().getFlows(args);
}

/** {@link getFlows} with arguments that are outputs. */
export function getFlowsOutput(args: Inputs<GetFlowsArgs> = {}): pulumi.Output<GetFlowsResult> {
  return applied(getFlows, args);
}
