interface Assumption {
  readonly skipReason?: string;
  readonly publishes?: boolean;
}

/**
 * The assumptions of docs/assumptions.md, in its order. Those that the probe cannot try have the
 * reason; those that take a published flow are marked.
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
  "pod-hosts": { skipReason: "`kaleyra-flows doctor --try-other-pods` asks the other pods' hosts" },
  "sid-characters": {},
  "sid-names-pod": {},
  "migration-names": { skipReason: "it takes a second WABA of the same business" },
  "key-read": { skipReason: "it takes a phone number: --phone-number" },

  "failures-as-deletion": {},
  "unknown-flow-body": {},
  "wrong-waba-body": {},
  "entitlement-body": { skipReason: "it takes an account without access" },
  "code-hyphen": {},
  "rate-limit-body": {},
  "meta-transient": { skipReason: "nobody can make it happen" },
  "blocked-address-body": { skipReason: "it takes an address that is not allowed" },
  "refusal-words": { skipReason: "it takes a gateway that refuses; the debug log shows its words" },
  "meta-credentials": { skipReason: "Kaleyra's own credentials at Meta are not ours to spoil" },
  "success-body": {},
  "empty-success": {},
  "validation-errors-shape": {},
  "validation-errors-name": {},
  "ids-are-strings": {},
  "fields-honoured": {},
  "answer-time": {},
  "migration-answer": { skipReason: "it takes a second WABA of the same business" },
  "key-answer": { skipReason: "it takes a phone number: --phone-number" },

  "delete-of-published": { publishes: true },
  "name-taken": {},
  "refusal-form": {},
  "meta-codes": { publishes: true },
  "not-editable": { publishes: true },
  "processing-failed": { skipReason: "nobody can make it happen" },
  integrity: { skipReason: "it takes a business that may not publish" },
  "publish-refused": { skipReason: "it takes a WABA without a key or an app" },
  "migration-refused": { skipReason: "it takes a second WABA of the same business" },

  "edit-unpublishes": { publishes: true },
  "edited-flow-still-sends": {
    skipReason: "it takes a phone that opens a flow sent between an edit and its publish",
  },
  "held-back-is-live": { skipReason: "WhatsApp alone throttles and blocks a flow" },
  "held-back-edit": { skipReason: "WhatsApp alone throttles and blocks a flow" },
  "once-published-draft": { publishes: true },
  "deprecated-keeps-name": { publishes: true },
  "read-lag": { publishes: true },
  "fresh-id": {},
  "names-unique": {},
  "waba-account": { skipReason: "it takes a second account" },
  "name-length": {},
  "shopping-category": {},
  "unlisted-category": {},
  "ids-ascend": {},
  "malformed-document": {},
  "frozen-versions": { publishes: true },
  "public-key-needed": { publishes: true },
  "document-size": { skipReason: "10 MB are not worth their traffic" },
  "documents-normalized": {},
  "documented-defaults": {},
} as const satisfies Record<string, Assumption>;

export type AssumptionId = keyof typeof assumptions;

export function assumption(id: AssumptionId): Assumption {
  return assumptions[id];
}

export const assumptionIds = Object.keys(assumptions) as readonly AssumptionId[];
