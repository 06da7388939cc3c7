import { findWaba } from "../accounts";
import { hasEndpointInDocument, readHeader } from "../documents/document";
import type { StoredFlow } from "../flows/flow";
import { failures } from "../kaleyra/failures";
import { metaRefusals, type MetaRefusal } from "../kaleyra/meta-refusals";
import { fail, refuse, type Outcome } from "../kaleyra/outcome";
import { documentRefusal, type FlowFields, readFlowFields, refusalOfFields } from "./flow-changes";
import { type OperationRequest, jsonMembers, type RequestBody, wabaNotFound } from "./operation";
import { publish } from "./publish-and-deprecate";

/** The fields of the body. A missing document is the default one, or that of the cloned flow. */
interface CreateFields extends FlowFields {
  readonly name: string;
  readonly categories: readonly string[];
  readonly document: string | undefined;
  readonly cloneFlowId: string | undefined;
  readonly cloneTemplate: string | undefined;
  readonly publish: boolean;
}

/**
 * Creates a flow, and publishes it if the request has `publish` and a valid document. If the
 * publish is refused, the draft and its name stay, as at Meta.
 */
export function createFlow(request: OperationRequest): Outcome {
  const { account, parameters, kaleyra, switches } = request;
  const fields = readCreateFields(request.body, switches.createForwardsDocument);
  if (fields === undefined) return fail(failures.badPayload);
  const waba = findWaba(account, parameters["wabaId"]);
  if (waba === undefined) return wabaNotFound;
  const source = clonedFlow(fields, request);
  const refusal = refusalOf(fields, { source, wabaId: waba.id }, request);
  if (refusal !== undefined) return refuse(refusal);

  const flow = kaleyra.flows.add(
    {
      ...fields,
      document: fields.document ?? source?.document,
      wabaId: waba.id,
      sid: account.sid,
    },
    switches,
  );
  kaleyra.freshIds.start(flow.id, switches.freshIdRequests, switches.freshIdMs);
  // Meta documents that `publish` has an effect only with a valid `flow_json`.
  if (fields.publish && fields.document !== undefined && flow.validationErrors.length === 0) {
    const publishRefusal = publish(flow, request);
    if (publishRefusal !== undefined) return refuse(publishRefusal);
  }
  const { id, validationErrors } = flow;
  return { kind: "success", body: { id, success: true, validation_errors: validationErrors } };
}

/**
 * The fields of the body; `undefined` if a required one is missing or one has the wrong type.
 *
 * @param forwardsDocument If false, Kaleyra drops the fields that the switch `createForwardsDocument` names.
 */
function readCreateFields(body: RequestBody, forwardsDocument: boolean): CreateFields | undefined {
  const members = jsonMembers(body);
  const fields = members === undefined ? undefined : readFlowFields(members);
  if (members === undefined || fields?.name === undefined || fields.categories === undefined) {
    return undefined;
  }
  const { flow_json: document, publish: publishes } = members;
  const { clone_flow_id: cloneFlowId, clone_template: cloneTemplate } = members;
  const hasValidTypes =
    (document === undefined || typeof document === "string") &&
    (cloneFlowId === undefined || typeof cloneFlowId === "string") &&
    (cloneTemplate === undefined || typeof cloneTemplate === "string") &&
    (publishes === undefined || typeof publishes === "boolean");
  if (!hasValidTypes) return undefined;
  return {
    name: fields.name,
    categories: fields.categories,
    endpointUri: forwardsDocument ? fields.endpointUri : undefined,
    document: forwardsDocument ? document : undefined,
    cloneFlowId,
    cloneTemplate,
    publish: forwardsDocument && publishes === true,
  };
}

/** The flow that `clone_flow_id` names. Another account's flow is not found. */
function clonedFlow(
  { cloneFlowId }: CreateFields,
  { account, kaleyra }: OperationRequest,
): StoredFlow | undefined {
  const source = kaleyra.flows.get(cloneFlowId);
  return source?.sid === account.sid ? source : undefined;
}

/** Meta's refusal of the fields. The order of the conditions is a guess. */
function refusalOf(
  fields: CreateFields,
  { source, wabaId }: { readonly source: StoredFlow | undefined; readonly wabaId: string },
  { kaleyra, switches }: OperationRequest,
): MetaRefusal | undefined {
  if (kaleyra.flows.findByName(fields.name, wabaId, switches) !== undefined) {
    return metaRefusals.nameTaken;
  }
  if (fields.cloneFlowId !== undefined && fields.cloneTemplate !== undefined) {
    return metaRefusals.twoCloneSources;
  }
  if (fields.cloneFlowId !== undefined && source === undefined) return metaRefusals.noSuchFlow;
  const clonedVersion = source === undefined ? undefined : readHeader(source.document).jsonVersion;
  if (
    fields.endpointUri !== undefined &&
    clonedVersion !== undefined &&
    hasEndpointInDocument(clonedVersion)
  ) {
    return metaRefusals.endpointInDocument;
  }
  return (
    refusalOfFields(fields, switches) ??
    (fields.document === undefined ? undefined : documentRefusal(fields.document, switches))
  );
}
