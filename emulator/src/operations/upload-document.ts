import { setDocument } from "../flows/stored-flow";
import { failures } from "../kaleyra/failures";
import { fail, refuse, type Outcome } from "../kaleyra/outcome";
import { calledFlow, flowNotFound, type Call } from "./call";
import { backToDraft, changeRefusal } from "./change";
import { documentRefusal } from "./document-refusal";
import type { RequestBody } from "./request-body";

/** Replaces the whole document. One with errors is kept all the same, but cannot be published. */
export function uploadDocument(call: Call): Outcome {
  const document = readDocument(call.body);
  if (document === undefined) {
    return fail(failures.badPayload);
  }
  const flow = calledFlow(call);
  if (flow === undefined) {
    return flowNotFound;
  }
  const refusal = changeRefusal(flow, call) ?? documentRefusal(document, call.switches);
  if (refusal !== undefined) {
    return refuse(refusal);
  }

  setDocument(flow, document, call.switches.normalizesDocuments);
  backToDraft(flow, call);
  return {
    kind: "success",
    body: { success: true, validation_errors: flow.validationErrors },
  };
}

/** The file, if the two fixed parts stand beside it. */
function readDocument(body: RequestBody): string | undefined {
  return body.kind === "multipart" &&
    body.fields["name"] === "flow.json" &&
    body.fields["asset_type"] === "FLOW_JSON"
    ? body.file
    : undefined;
}
