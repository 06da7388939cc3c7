interface Assumption {
  /** Why the probe cannot test it. The report shows it unless a step recorded a verdict after all. */
  readonly skipReason?: string;
  /** Whether its test needs a published flow, which can never be deleted. */
  readonly publishes?: boolean;
}

/**
 * The assumptions of docs/assumptions.md, with the same ids in the same order. The report lists them
 * in this order. The ids are in its JSON, so they are stable.
 */
export const assumptions = {
  "create-address": {},
  "create-forwards": {},
  "fields-encoding": {},
  "owner-field": {},
  "list-pages": {},
  "list-fields": {},
  "list-has-deprecated": { publishes: true },
  "upload-form": {},
  "json-content-type": { publishes: true },
  "content-type-needed": {},
  "download-without-key": {},
  "download-link-lifetime": {},
  "endpoint-not-cleared": {},
  "preview-field": {},
  "pod-hosts": {
    skipReason: "`kaleyra-flows doctor --try-other-pods` checks the other pods' hosts",
  },
  "sid-characters": {},
  "sid-names-pod": {},
  "migration-names": { skipReason: "it needs a second WABA of the same business" },
  "key-read": { skipReason: "it needs a phone number: --phone-number" },

  "failures-as-deletion": {},
  "unknown-flow-body": {},
  "wrong-waba-body": {},
  "entitlement-body": { skipReason: "it needs an account without access" },
  "code-hyphen": {},
  "rate-limit-body": {},
  "meta-transient": { skipReason: "it cannot be caused on purpose" },
  "blocked-address-body": { skipReason: "it needs an address that is not allowed" },
  "refusal-words": {
    skipReason: "it needs a gateway that refuses; the debug log shows its response",
  },
  "meta-credentials": { skipReason: "it needs invalid credentials of Kaleyra's at Meta" },
  "success-body": {},
  "empty-success": {},
  "validation-errors-shape": {},
  "validation-errors-name": {},
  "ids-are-strings": {},
  "fields-honored": {},
  "answer-time": {},
  "migration-answer": { skipReason: "it needs a second WABA of the same business" },
  "key-answer": { skipReason: "it needs a phone number: --phone-number" },

  "delete-of-published": { publishes: true },
  "name-taken": {},
  "refusal-form": {},
  "meta-codes": { publishes: true },
  "not-editable": { publishes: true },
  "processing-failed": { skipReason: "it cannot be caused on purpose" },
  integrity: { skipReason: "it needs a business that may not publish" },
  "publish-refused": { skipReason: "it needs a WABA without a key or an app" },
  "values-refused": { skipReason: "it needs values that only Meta refuses" },
  "migration-refused": { skipReason: "it needs a second WABA of the same business" },

  "edit-unpublishes": { publishes: true },
  "edited-flow-still-sends": {
    skipReason: "it needs a phone that opens a flow sent between an edit and its publish",
  },
  "held-back-is-live": { skipReason: "only WhatsApp throttles and blocks a flow" },
  "held-back-edit": { skipReason: "only WhatsApp throttles and blocks a flow" },
  "once-published-draft": { publishes: true },
  "deprecated-keeps-name": { publishes: true },
  "read-lag": { publishes: true },
  "fresh-id": {},
  "names-unique": {},
  "waba-account": { skipReason: "it needs a second account" },
  "name-length": {},
  "shopping-category": {},
  "unlisted-category": {},
  "ids-ascend": {},
  "malformed-document": {},
  "frozen-versions": { publishes: true },
  "public-key-needed": { publishes: true },
  "document-size": { skipReason: "uploading 10 MB would cost too much traffic" },
  "documents-normalized": {},
  "documented-defaults": {},
} as const satisfies Record<string, Assumption>;

export type AssumptionId = keyof typeof assumptions;

/** An assumption, typed with all its optional members. */
export function assumption(id: AssumptionId): Assumption {
  return assumptions[id];
}

export const assumptionIds = Object.keys(assumptions) as readonly AssumptionId[];
