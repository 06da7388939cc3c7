import { liveStatuses, setStatus } from "../flows/flow";
import { metaRefusals } from "../kaleyra/meta-refusals";
import { refuse, type Outcome } from "../kaleyra/outcome";
import { requestedFlow, doneMaybeEmpty, flowNotFound, type OperationRequest } from "./operation";

/** Deprecates a live flow, for good. */
export function deprecateFlow(request: OperationRequest): Outcome {
  const flow = requestedFlow(request);
  if (flow === undefined) return flowNotFound;
  if (flow.status === "DEPRECATED") return refuse(metaRefusals.alreadyDeprecated);
  if (!liveStatuses.has(flow.status)) return refuse(metaRefusals.neverPublished);

  setStatus(flow, "DEPRECATED");
  request.kaleyra.publishLag.stop(flow.id);
  return doneMaybeEmpty;
}
