import type * as pulumi from "@pulumi/pulumi";

import { applied, functions, type Inputs } from "./function";

/** Whose document to fetch. */
export interface GetFlowDocumentArgs {
  /** The flow's id at Kaleyra, a string of digits. */
  readonly flowId: string;
}

/** The document of a flow. */
export interface GetFlowDocumentResult {
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
 * const { flowJson } = await kaleyra.whatsapp.getFlowDocument({ flowId: "112000000000207" });
 * ```
 */
export function getFlowDocument(args: GetFlowDocumentArgs): Promise<GetFlowDocumentResult> {
  return functions().getFlowDocument(args);
}

/** {@link getFlowDocument} of an id that is an output. */
export function getFlowDocumentOutput(
  args: Inputs<GetFlowDocumentArgs>,
): pulumi.Output<GetFlowDocumentResult> {
  return applied(getFlowDocument, args);
}
