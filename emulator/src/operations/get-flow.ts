import { parseFields } from "../kaleyra/fields";
import { refuse, type Outcome } from "../kaleyra/outcome";
import { calledFlow, flowNotFound, type Call } from "./call";
import { flowDetails } from "./flow-details";

export function getFlow(call: Call): Outcome {
  const flow = calledFlow(call);
  if (flow === undefined) {
    return flowNotFound;
  }
  const shown = flowDetails(flow, parseFields(call.query.get("fields")), call);
  return "refusal" in shown ? refuse(shown.refusal) : { kind: "success", body: shown.details };
}
