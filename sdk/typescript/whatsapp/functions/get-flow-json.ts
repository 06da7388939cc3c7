import type * as pulumi from "@pulumi/pulumi";

import { callWhenKnown, type Inputs, loadFunctions } from "./function";

/** The arguments of `getFlowJson`. */
export interface GetFlowJsonArgs {
  /** The flow's id at Kaleyra, a string of digits. */
  readonly flowId: string;
}

/** The result of `getFlowJson`. */
export interface GetFlowJsonResult {
  /** The flow's id. */
  readonly flowId: string;
  /** The JSON text that Kaleyra returns. Kaleyra may have normalized it. */
  readonly flowJson: string;
  /** The document's Flow JSON version. */
  readonly jsonVersion?: string;
  /** The document's data API version; empty for a flow without an endpoint. */
  readonly dataApiVersion?: string;
}

/**
 * Fetches the document of a flow, no matter who manages the flow. Also sends requests in a preview.
 *
 * @throws {Error} If the account has no such flow.
 * @example
 * ```ts
 * const { flowJson } = await kaleyra.whatsapp.getFlowJson({ flowId: "112000000000207" });
 * ```
 */
export function getFlowJson(args: GetFlowJsonArgs): Promise<GetFlowJsonResult> {
  return loadFunctions().getFlowJson(args);
}

/** {@link getFlowJson} for an id that is an output. */
export function getFlowJsonOutput(args: Inputs<GetFlowJsonArgs>): pulumi.Output<GetFlowJsonResult> {
  return callWhenKnown(getFlowJson, args);
}
