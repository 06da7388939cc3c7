import { hasEndpointInDocument, readHeader } from "../documents/document";
import type { StoredFlow } from "../flows/flow";
import { failures } from "../kaleyra/failures";
import { metaRefusals, type MetaRefusal } from "../kaleyra/meta-refusals";
import { fail, refuse, type Outcome } from "../kaleyra/outcome";
import {
  backToDraft,
  changeRefusal,
  type FlowFields,
  readFlowFields,
  refusalOfFields,
} from "./flow-changes";
import { type OperationRequest, requestedFlow, done, flowNotFound, jsonMembers } from "./operation";

/** Changes name, categories and endpoint. What the body omits stays as it is. A body without any of them is refused. */
export function updateMetadata(request: OperationRequest): Outcome {
  const members = jsonMembers(request.body);
  const fields = members === undefined ? undefined : readFlowFields(members);
  if (fields === undefined || Object.keys(fields).length === 0) {
    return fail(failures.badPayload);
  }
  const flow = requestedFlow(request);
  if (flow === undefined) return flowNotFound;
  const refusal = changeRefusal(flow, request) ?? refusalOf(flow, fields, request);
  if (refusal !== undefined) return refuse(refusal);

  flow.name = fields.name ?? flow.name;
  flow.categories = fields.categories ?? flow.categories;
  flow.endpointUri = fields.endpointUri ?? flow.endpointUri;
  backToDraft(flow, request);
  return done;
}

/** Meta's refusal of the fields for this flow. */
function refusalOf(
  flow: StoredFlow,
  fields: FlowFields,
  { kaleyra, switches }: OperationRequest,
): MetaRefusal | undefined {
  const flowOfSameName =
    fields.name === undefined
      ? undefined
      : kaleyra.flows.findByName(fields.name, flow.wabaId, switches);
  if (flowOfSameName !== undefined && flowOfSameName !== flow) return metaRefusals.nameTaken;
  const { jsonVersion } = readHeader(flow.document);
  if (
    fields.endpointUri !== undefined &&
    jsonVersion !== undefined &&
    hasEndpointInDocument(jsonVersion)
  ) {
    return metaRefusals.endpointInDocumentOnUpdate;
  }
  return refusalOfFields(fields, switches);
}
