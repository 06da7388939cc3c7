import { readHeader } from "../documents/document-header";
import { namesEndpointItself } from "../documents/versions";
import type { StoredFlow } from "../flows/stored-flow";
import { failures } from "../kaleyra/failures";
import { metaRefusals, type MetaRefusal } from "../kaleyra/meta-refusals";
import { fail, refuse, type Outcome } from "../kaleyra/outcome";
import { calledFlow, done, flowNotFound, type Call } from "./call";
import { backToDraft, changeRefusal } from "./change";
import { readFlowFields, refusalOfFields, type FlowFields } from "./flow-fields";
import { jsonMembers } from "./request-body";

/** Changes name, categories and endpoint; what the body leaves out stays as it is. */
export function updateMetadata(call: Call): Outcome {
  const members = jsonMembers(call.body);
  const fields = members === undefined ? undefined : readFlowFields(members);
  if (fields === undefined || Object.keys(fields).length === 0) {
    return fail(failures.badPayload);
  }
  const flow = calledFlow(call);
  if (flow === undefined) {
    return flowNotFound;
  }
  const refusal = changeRefusal(flow, call) ?? refusalOf(flow, fields, call);
  if (refusal !== undefined) {
    return refuse(refusal);
  }

  flow.name = fields.name ?? flow.name;
  flow.categories = fields.categories ?? flow.categories;
  flow.endpointUri = fields.endpointUri ?? flow.endpointUri;
  backToDraft(flow, call);
  return done;
}

function refusalOf(
  flow: StoredFlow,
  fields: FlowFields,
  { kaleyra, switches }: Call,
): MetaRefusal | undefined {
  const namesake =
    fields.name === undefined ? undefined : kaleyra.flows.named(fields.name, flow.wabaId, switches);
  if (namesake !== undefined && namesake !== flow) {
    return metaRefusals.nameTaken;
  }
  const { jsonVersion } = readHeader(flow.document);
  if (
    fields.endpointUri !== undefined &&
    jsonVersion !== undefined &&
    namesEndpointItself(jsonVersion)
  ) {
    return metaRefusals.endpointInDocumentOnUpdate;
  }
  return refusalOfFields(fields, switches);
}
