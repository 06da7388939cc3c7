import type * as pulumi from "@pulumi/pulumi";

import { applied, functions, type Inputs } from "./function";

/** Whose document to fetch. */
export interface GetFlowJsonArgs {
  /** The flow's id at Kaleyra, a string of digits. */
  readonly flowId: string;
}

/** The document of a flow. */
export interface GetFlowJsonResult {
  /** The flow's id. */
  readonly flowId: string;
  /** The JSON text, as it reads back: Kaleyra may have put it into a form of its own. */
  readonly flowJson: string;
  /** The Flow JSON version that the document names. */
  readonly jsonVersion?: string;
  /** The data API version that the document names; none without an endpoint. */
  readonly dataApiVersion?: string;
}

/**
 * Fetches the document of a flow, whoever manages it. Asks Kaleyra in a preview, too.
 *
 * @throws {Error} If the account has no such flow.
 * @example
 * ```ts
 * const { flowJson } = await kaleyra.whatsapp.getFlowJson({ flowId: "112000000000207" });
 * ```
 */
export function getFlowJson(args: GetFlowJsonArgs): Promise<GetFlowJsonResult> {
  return functions().getFlowJson(args);
}

/** {@link getFlowJson} of an id that is an output. */
export function getFlowJsonOutput(args: Inputs<GetFlowJsonArgs>): pulumi.Output<GetFlowJsonResult> {
  return applied(getFlowJson, args);
}
