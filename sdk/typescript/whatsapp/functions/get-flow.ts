import type * as pulumi from "@pulumi/pulumi";

import type { FlowCategory, FlowStatus } from "../enums";
import type { FlowValidationError } from "../flow";
import { callWhenKnown, type Inputs, loadFunctions } from "./function";

/** The arguments of `getFlow`. */
export interface GetFlowArgs {
  /** The flow's id at Kaleyra, a string of digits. */
  readonly flowId: string;
}

/** The flow as it is at Kaleyra. */
export interface GetFlowResult {
  /** The flow's id. */
  readonly flowId: string;
  /** The name, unique in its WABA. */
  readonly name: string;
  /** The status. */
  readonly status: FlowStatus;
  /** The purposes of the flow. */
  readonly categories: readonly FlowCategory[];
  /** The errors that Kaleyra reports for the document; empty if it is valid. */
  readonly validationErrors: readonly FlowValidationError[];
  /** The document's Flow JSON version. */
  readonly jsonVersion?: string;
  /** The document's data API version; empty for a flow without an endpoint. */
  readonly dataApiVersion?: string;
  /** The URL of the flow's endpoint for data exchange; empty for a flow without an endpoint. */
  readonly endpointUri?: string;
  /** The WABA that owns the flow, if Kaleyra returns it. */
  readonly wabaId?: string;
}

/**
 * Looks up a flow by its id, no matter who manages the flow. Also sends requests in a preview.
 *
 * @throws {Error} If the account has no such flow.
 * @example
 * ```ts
 * const booking = await kaleyra.whatsapp.getFlow({ flowId: "112000000000207" });
 * ```
 */
export function getFlow(args: GetFlowArgs): Promise<GetFlowResult> {
  return loadFunctions().getFlow(args);
}

/** {@link getFlow} for an id that is an output. */
export function getFlowOutput(args: Inputs<GetFlowArgs>): pulumi.Output<GetFlowResult> {
  return callWhenKnown(getFlow, args);
}
