/** Meta's error, where Kaleyra passes it on. */
export interface MetaError {
  readonly code: number;
  readonly subcode?: number;
  /** Meta's support asks for this id. */
  readonly fbtraceId?: string;
}

/**
 * A refusal that Kaleyra returned as JSON: a rule about flows, an invalid payload, or an
 * unexplained reason.
 */
export interface Refusal {
  readonly kind: "refused";
  readonly status: number;
  readonly message: string;
  readonly meta?: MetaError;
}

/**
 * Meta's codes. Kaleyra documents none of its refusals, so each is recognized by Meta's code, if
 * Kaleyra passes it on, or by a text that other resellers of the same API return. An unrecognized
 * refusal costs one more read and never causes a wrong step: "Refusals" in docs/assumptions.md.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/error-codes
 */
const metaCodes = {
  invalidParameter: 100,
  integrity: 139000,
  notUpdatable: 139001,
  notPublishable: 139002,
  notDeletable: 139004,
} as const;

/** Meta's subcodes, its `error_subcode`. */
const notProcessed = 4016012;
const nameNotUnique = 4016019;
const endpointNotAvailable = 4233014;

/** Whether Kaleyra refused the DELETE because the flow has been published. */
export function isPublishedRefusal(refusal: Refusal): boolean {
  return (
    refusal.meta?.code === metaCodes.notDeletable ||
    /deprecate instead|publish(ed)?\b.*\b(cannot|can't|can not|not) be deleted|can(no|')t delete published/i.test(
      refusal.message,
    )
  );
}

/** Whether another flow of the WABA has the name. */
export function isNameTakenRefusal(refusal: Refusal): boolean {
  const { code, subcode } = refusal.meta ?? {};
  if (code === metaCodes.invalidParameter && subcode === nameNotUnique) return true;
  return /name.*\b(is not|should be|must be|not) unique|name.*(already|taken|exists)/i.test(
    refusal.message,
  );
}

/**
 * The texts on Meta's page of error codes for a refused value (100, 139001), and metrics (139006).
 */
const valueRefusals = {
  dataApiVersion: /invalid flow json data_api_version/i,
  cloneSources: /only one clone source/i,
  cloneSource: /flow with specified id does not exist/i,
  endpointInDocument: /specify endpoint uri in flow json/i,
  endpointUri: /invalid endpoint uri/i,
  metrics: /metrics threshold/i,
} as const;

/** A value that Meta does not accept. */
export type RefusedValue = keyof typeof valueRefusals;

/** The value that a refusal names, or `undefined`. */
export function refusedValue({ message }: Refusal): RefusedValue | undefined {
  const values = Object.keys(valueRefusals) as RefusedValue[];
  return values.find((value) => valueRefusals[value].test(message));
}

/** Whether a migration failed because the source WABA has no flow of that name. */
export function isMissingFlowRefusal(refusal: Refusal): boolean {
  return /does not exist|not found|no such flow/i.test(refusal.message);
}

/** Whether the flow's status does not allow edits. */
export function isNotEditableRefusal(refusal: Refusal): boolean {
  if (/only be modified in draft|can(no|')t be updated/i.test(refusal.message)) return true;
  // Meta refuses some values, and a document that it could not process, with the same code.
  return (
    refusal.meta?.code === metaCodes.notUpdatable &&
    refusal.meta.subcode !== notProcessed &&
    refusedValue(refusal) === undefined
  );
}

/**
 * Whether the document was saved but not processed. Meta advises to send the same request again.
 */
export function isNotProcessedRefusal(refusal: Refusal): boolean {
  return refusal.meta?.subcode === notProcessed || /processing has failed/i.test(refusal.message);
}

/** Whether WhatsApp does not trust the business enough to publish the flow. */
export function isIntegrityRefusal(refusal: Refusal): boolean {
  return refusal.meta?.code === metaCodes.integrity || /integrity/i.test(refusal.message);
}

/** What a flow needs before WhatsApp publishes it. */
export type PublishCondition = keyof typeof publishRefusals;

/** The texts on Meta's page of error codes for a refused publish (139002). */
const publishRefusals = {
  encryptionKey: /signed public key/i,
  endpoint: /without (specifying )?(endpoint_uri|data_channel_uri)/i,
  respondingEndpoint: /endpoint (is )?not available/i,
  app: /no application connected/i,
  webhooks: /not subscribed to flows webhooks/i,
  phoneNumber: /no phone number connected/i,
  currentVersion: /versions? in flow json.* not available/i,
  validDocument: /with validation errors/i,
  draft: /in invalid state|not in draft state/i,
} as const;

/** What a refused publish lacks; `undefined` where the response does not name it. */
export function missingForPublish({ message, meta }: Refusal): PublishCondition | undefined {
  if (meta?.subcode === endpointNotAvailable) return "respondingEndpoint";
  const conditions = Object.keys(publishRefusals) as PublishCondition[];
  return conditions.find((condition) => publishRefusals[condition].test(message));
}
