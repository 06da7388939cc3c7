import { metaRefusals } from "../kaleyra/meta-refusals";
import type { Outcome } from "../kaleyra/outcome";
import { requestedFlow, doneMaybeEmpty, flowNotFound, type OperationRequest } from "./operation";

/**
 * Deletes a draft. A flow in another status is refused, and, with a switch, a formerly published
 * draft as well.
 *
 * @see https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-delete-flow
 */
export function deleteFlow(request: OperationRequest): Outcome {
  const { kaleyra, switches } = request;
  const flow = requestedFlow(request);
  if (flow === undefined) return flowNotFound;
  const isUndeletableDraft = flow.formerlyPublished && switches.formerlyPublishedUndeletable;
  if (flow.status !== "DRAFT" || isUndeletableDraft) {
    return { kind: "refusal", refusal: metaRefusals.cannotDelete, ofDeletion: true };
  }

  kaleyra.flows.remove(flow.id);
  return doneMaybeEmpty;
}
