import { findWaba } from "../accounts";
import { readHeader } from "../documents/document-header";
import { isFrozen } from "../documents/versions";
import { setStatus, type StoredFlow } from "../flows/stored-flow";
import { metaRefusals, type MetaRefusal } from "../kaleyra/meta-refusals";
import { refuse, type Outcome } from "../kaleyra/outcome";
import { calledFlow, doneMaybeEmpty, flowNotFound, type Call } from "./call";

export function publishFlow(call: Call): Outcome {
  const flow = calledFlow(call);
  if (flow === undefined) {
    return flowNotFound;
  }
  const refusal = publish(flow, call);
  return refusal === undefined ? doneMaybeEmpty : refuse(refusal);
}

/** Publishes the flow, or says why not and leaves it as it was. */
export function publish(flow: StoredFlow, call: Call): MetaRefusal | undefined {
  const refusal = publishRefusal(flow, call);
  if (refusal !== undefined) {
    return refusal;
  }
  const { readLagReads, readLagMs } = call.switches;
  setStatus(flow, "PUBLISHED");
  call.kaleyra.publishLag.start(flow.id, readLagReads, readLagMs);
  return undefined;
}

function publishRefusal(
  flow: StoredFlow,
  { account, kaleyra, switches }: Call,
): MetaRefusal | undefined {
  if (flow.status !== "DRAFT") {
    return metaRefusals.publishNotDraft;
  }
  if (flow.validationErrors.length > 0) {
    return metaRefusals.publishWithErrors;
  }
  const { jsonVersion, dataApiVersion, dataChannelUri } = readHeader(flow.document);
  if (switches.refuseFrozenVersions && jsonVersion !== undefined && isFrozen(jsonVersion)) {
    return metaRefusals.publishFrozen;
  }
  const phoneNumbers = findWaba(account, flow.wabaId)?.phoneNumbers ?? [];
  if (phoneNumbers.length === 0) {
    return metaRefusals.publishWithoutNumber;
  }
  if (dataApiVersion === undefined) {
    return undefined;
  }
  if (flow.endpointUri === undefined && dataChannelUri === undefined) {
    return metaRefusals.publishWithoutEndpoint;
  }
  const hasKey = phoneNumbers.some((number) => kaleyra.flows.encryptionKey(number) !== undefined);
  return switches.requirePublicKey && !hasKey ? metaRefusals.publishWithoutKey : undefined;
}
