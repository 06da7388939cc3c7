import { metaRefusals } from "../kaleyra/meta-refusals";
import type { Outcome } from "../kaleyra/outcome";
import { calledFlow, doneMaybeEmpty, flowNotFound, type Call } from "./call";

/**
 * Deletes a draft. Anything past DRAFT is refused, and a draft that once was published too where
 * the emulator is told so.
 *
 * @see https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-delete-flow
 */
export function deleteFlow(call: Call): Outcome {
  const { kaleyra, switches } = call;
  const flow = calledFlow(call);
  if (flow === undefined) {
    return flowNotFound;
  }
  const undeletable = flow.formerlyPublished && switches.formerlyPublishedUndeletable;
  if (flow.status !== "DRAFT" || undeletable) {
    return { kind: "refusal", refusal: metaRefusals.cannotDelete, ofDeletion: true };
  }

  kaleyra.flows.remove(flow.id);
  return doneMaybeEmpty;
}
