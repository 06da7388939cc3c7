/** What Meta says beneath Kaleyra, where it comes through. */
export interface MetaError {
  readonly code: number;
  readonly subcode?: number;
  readonly title?: string;
  readonly userMessage?: string;
  /** Meta's support asks for it. */
  readonly fbtraceId?: string;
}

/** A "no" that Kaleyra gave in JSON: a rule of the flow, a payload, or something it does not explain. */
export interface Refusal {
  readonly kind: "refused";
  readonly status: number;
  readonly message: string;
  readonly meta?: MetaError;
}

/**
 * How a refusal is recognised. Kaleyra documents none of these answers; what stands here are
 * Meta's codes beneath it and the words seen at others who resell the same API. Whatever is not
 * recognised costs one more read, never a wrong step.
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

const notProcessed = 4016012;

/** DELETE was refused because the flow has been published. */
export function isPublishedRefusal(refusal: Refusal): boolean {
  return (
    refusal.meta?.code === metaCodes.notDeletable ||
    /deprecate instead|publish(ed)?\b.*\b(cannot|can't|can not|not) be deleted|can(no|')t delete published/i.test(
      refusal.message,
    )
  );
}

/** The name is taken in the WABA. */
export function isNameTakenRefusal(refusal: Refusal): boolean {
  return /name.*\b(is not|should be|must be|not) unique|name.*(already|taken|exists)/i.test(
    refusal.message,
  );
}

/** There is no flow of that name in the WABA that it is to be copied from. */
export function isMissingFlowRefusal(refusal: Refusal): boolean {
  return /does not exist|not found|no such flow/i.test(refusal.message);
}

/** The flow cannot be edited in its stage. */
export function isNotEditableRefusal(refusal: Refusal): boolean {
  return (
    (refusal.meta?.code === metaCodes.notUpdatable && refusal.meta.subcode !== notProcessed) ||
    /only be modified in draft|can(no|')t be updated/i.test(refusal.message)
  );
}

/** The document was saved but not processed: the same request again is Meta's own advice. */
export function isNotProcessedRefusal(refusal: Refusal): boolean {
  return refusal.meta?.subcode === notProcessed || /processing has failed/i.test(refusal.message);
}

/** WhatsApp does not trust the business enough to publish for it. */
export function isIntegrityRefusal(refusal: Refusal): boolean {
  return refusal.meta?.code === metaCodes.integrity || /integrity/i.test(refusal.message);
}
