import type * as pulumi from "@pulumi/pulumi";

import type { FlowCategory, FlowStatus } from "../enums";
import type { FlowValidationError } from "../flow";
import { applied, functions, type Inputs } from "./function";

/** Which flow to look up. */
export interface GetFlowArgs {
  /** The flow's id at Kaleyra, a string of digits. */
  readonly flowId: string;
}

/** A flow as it stands at Kaleyra. */
export interface GetFlowResult {
  /** The flow's id. */
  readonly flowId: string;
  /** The name, unique in its WABA. */
  readonly name: string;
  /** The stage. */
  readonly status: FlowStatus;
  /** What the flow is for. */
  readonly categories: readonly FlowCategory[];
  /** What Kaleyra finds wrong with the document; empty for a good one. */
  readonly validationErrors: readonly FlowValidationError[];
  /** The document's Flow JSON version. */
  readonly jsonVersion?: string;
  /** The document's data API version; none for a flow without an endpoint. */
  readonly dataApiVersion?: string;
  /** The URL that answers the flow's data exchange; none for a flow without an endpoint. */
  readonly endpointUri?: string;
  /** The WABA that owns the flow, where Kaleyra tells. */
  readonly wabaId?: string;
}

/**
 * Looks up a flow by its id, whoever manages it. Asks Kaleyra in a preview, too.
 *
 * @throws {Error} If the account has no such flow.
 * @example
 * ```ts
 * const booking = await kaleyra.whatsapp.getFlow({ flowId: "112000000000207" });
 * ```
 */
export function getFlow(args: GetFlowArgs): Promise<GetFlowResult> {
  return functions().getFlow(args);
}

/** {@link getFlow} of an id that is an output. */
export function getFlowOutput(args: Inputs<GetFlowArgs>): pulumi.Output<GetFlowResult> {
  return applied(getFlow, args);
}
