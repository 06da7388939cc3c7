import { findWaba } from "../accounts";
import { readHeader } from "../documents/document-header";
import { namesEndpointItself } from "../documents/versions";
import type { StoredFlow } from "../flows/stored-flow";
import { failures } from "../kaleyra/failures";
import { metaRefusals, type MetaRefusal } from "../kaleyra/meta-refusals";
import { fail, refuse, type Outcome } from "../kaleyra/outcome";
import { wabaNotFound, type Call } from "./call";
import { documentRefusal } from "./document-refusal";
import { readFlowFields, refusalOfFields, type FlowFields } from "./flow-fields";
import { publish } from "./publish-flow";
import { jsonMembers, type RequestBody } from "./request-body";

interface Wanted extends FlowFields {
  readonly name: string;
  readonly categories: readonly string[];
  readonly document: string | undefined;
  readonly cloneFlowId: string | undefined;
  readonly publish: boolean;
}

/**
 * Creates a flow, and publishes it where that was asked for and its document is valid. If the
 * publish is refused the draft stays, and holds its name.
 */
export function createFlow(call: Call): Outcome {
  const { account, parameters, kaleyra, switches } = call;
  const wanted = readWanted(call.body, switches.createForwardsDocument);
  if (wanted === undefined) {
    return fail(failures.badPayload);
  }
  const waba = findWaba(account, parameters["wabaId"]);
  if (waba === undefined) {
    return wabaNotFound;
  }
  const source = clonedFlow(wanted, call);
  const refusal = refusalOf(wanted, source, call);
  if (refusal !== undefined) {
    return refuse(refusal);
  }

  const flow = kaleyra.flows.add(
    {
      ...wanted,
      document: wanted.document ?? source?.document,
      wabaId: waba.id,
      sid: account.sid,
    },
    switches,
  );
  kaleyra.freshIds.start(flow.id, switches.freshIdRequests, switches.freshIdMs);
  if (wanted.publish && wanted.document !== undefined && flow.validationErrors.length === 0) {
    const refused = publish(flow, call);
    if (refused !== undefined) {
      return refuse(refused);
    }
  }
  const { id, validationErrors } = flow;
  return { kind: "success", body: { id, success: true, validation_errors: validationErrors } };
}

function readWanted(body: RequestBody, forwardsDocument: boolean): Wanted | undefined {
  const members = jsonMembers(body);
  const fields = members === undefined ? undefined : readFlowFields(members);
  if (members === undefined || fields?.name === undefined || fields.categories === undefined) {
    return undefined;
  }
  const { flow_json: document, clone_flow_id: cloneFlowId, publish: publishes } = members;
  const sound =
    (document === undefined || typeof document === "string") &&
    (cloneFlowId === undefined || typeof cloneFlowId === "string") &&
    (publishes === undefined || typeof publishes === "boolean");
  if (!sound) {
    return undefined;
  }
  return {
    name: fields.name,
    categories: fields.categories,
    endpointUri: forwardsDocument ? fields.endpointUri : undefined,
    document: forwardsDocument ? document : undefined,
    cloneFlowId,
    publish: forwardsDocument && publishes === true,
  };
}

function clonedFlow({ cloneFlowId }: Wanted, { account, kaleyra }: Call): StoredFlow | undefined {
  const source = kaleyra.flows.get(cloneFlowId);
  return source?.sid === account.sid ? source : undefined;
}

function refusalOf(
  wanted: Wanted,
  source: StoredFlow | undefined,
  { parameters, kaleyra, switches }: Call,
): MetaRefusal | undefined {
  if (kaleyra.flows.named(wanted.name, parameters["wabaId"] ?? "", switches) !== undefined) {
    return metaRefusals.nameTaken;
  }
  if (wanted.cloneFlowId !== undefined && source === undefined) {
    return metaRefusals.noSuchFlow;
  }
  const clonedVersion = source === undefined ? undefined : readHeader(source.document).jsonVersion;
  if (
    wanted.endpointUri !== undefined &&
    clonedVersion !== undefined &&
    namesEndpointItself(clonedVersion)
  ) {
    return metaRefusals.endpointInDocument;
  }
  return (
    refusalOfFields(wanted, switches) ??
    (wanted.document === undefined ? undefined : documentRefusal(wanted.document, switches))
  );
}
