import { live } from "../flows/flow";
import { setStatus } from "../flows/stored-flow";
import { metaRefusals } from "../kaleyra/meta-refusals";
import { refuse, type Outcome } from "../kaleyra/outcome";
import { calledFlow, doneMaybeEmpty, flowNotFound, type Call } from "./call";

/** Takes a live flow out of use, for good. */
export function deprecateFlow(call: Call): Outcome {
  const flow = calledFlow(call);
  if (flow === undefined) {
    return flowNotFound;
  }
  if (flow.status === "DEPRECATED") {
    return refuse(metaRefusals.alreadyDeprecated);
  }
  if (!live.has(flow.status)) {
    return refuse(metaRefusals.neverPublished);
  }

  setStatus(flow, "DEPRECATED");
  call.kaleyra.publishLag.stop(flow.id);
  return doneMaybeEmpty;
}
