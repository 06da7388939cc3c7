import { findWaba } from "../accounts";
import { isFrozenVersion, readHeader } from "../documents/document";
import { liveStatuses, setStatus, type StoredFlow } from "../flows/flow";
import { metaRefusals, type MetaRefusal } from "../kaleyra/meta-refusals";
import { refuse, type Outcome } from "../kaleyra/outcome";
import type { UnmetCondition } from "../switches";
import { doneMaybeEmpty, flowNotFound, requestedFlow, type OperationRequest } from "./operation";

/** Publishes a draft. */
export function publishFlow(request: OperationRequest): Outcome {
  const flow = requestedFlow(request);
  if (flow === undefined) return flowNotFound;
  const refusal = publish(flow, request);
  return refusal === undefined ? doneMaybeEmpty : refuse(refusal);
}

/** Publishes the flow, or returns the refusal and leaves the flow as it is. */
export function publish(flow: StoredFlow, request: OperationRequest): MetaRefusal | undefined {
  const refusal = publishRefusal(flow, request);
  if (refusal !== undefined) return refusal;
  const { readLagReads, readLagMs } = request.switches;
  setStatus(flow, "PUBLISHED");
  request.kaleyra.publishLag.start(flow.id, readLagReads, readLagMs);
  return undefined;
}

/** Meta's refusal to publish a flow, by the conditions that Meta documents. Their order is a guess. */
function publishRefusal(
  flow: StoredFlow,
  { account, kaleyra, switches }: OperationRequest,
): MetaRefusal | undefined {
  if (flow.status !== "DRAFT") return metaRefusals.publishNotDraft;
  if (flow.validationErrors.length > 0) return metaRefusals.publishWithErrors;
  const { jsonVersion, dataApiVersion, dataChannelUri } = readHeader(flow.document);
  if (switches.refuseFrozenVersions && jsonVersion !== undefined && isFrozenVersion(jsonVersion)) {
    return metaRefusals.publishFrozen;
  }
  const phoneNumbers = findWaba(account, flow.wabaId)?.phoneNumbers ?? [];
  if (phoneNumbers.length === 0) return metaRefusals.publishWithoutNumber;
  if (dataApiVersion === undefined) return undefined; // The other conditions are for flows with an endpoint.
  if (flow.endpointUri === undefined && dataChannelUri === undefined) {
    return metaRefusals.publishWithoutEndpoint;
  }
  const hasKey = phoneNumbers.some((number) => kaleyra.flows.encryptionKey(number) !== undefined);
  if (switches.requirePublicKey && !hasKey) return metaRefusals.publishWithoutKey;
  return unmet[switches.unmetCondition];
}

/** The refusals of the switch `unmetCondition`. */
const unmet: Readonly<Record<UnmetCondition, MetaRefusal | undefined>> = {
  none: undefined,
  app: metaRefusals.publishWithoutApp,
  response: metaRefusals.publishWithoutResponse,
  webhooks: metaRefusals.publishWithoutWebhooks,
};

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
