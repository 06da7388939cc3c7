import type { Using } from "../context";
import { versionsOf } from "../flow/upload-document";
import { ofKnownFlow } from "./known";

/** A document as it reads back from Kaleyra, which may have normalized it. */
export interface FlowDocument {
  readonly flowId: string;
  readonly flowJson: string;
  readonly jsonVersion?: string;
  readonly dataApiVersion?: string;
}

/** @throws {Problem} If the account has no such flow, or the flow no document. */
export async function getFlowJson(
  { flowId }: { readonly flowId: string },
  { client: { flows } }: Using<"flows">,
): Promise<FlowDocument> {
  const flowJson = await ofKnownFlow("read the document of", flowId, (id) => flows.document(id));
  return { flowId, flowJson, ...versionsOf(flowJson) };
}
