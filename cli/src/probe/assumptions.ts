/**
 * What the probe finds out, by the ids of docs/assumptions.md, in its order. What it never asks
 * has the reason.
 */
export const assumptions = {
  "create-address": {},
  "create-forwards": {},
  "fields-encoding": {},
  "owner-field": {},
  "list-pages": {},
  "list-fields": {},
  "list-has-deprecated": {},
  "upload-form": {},
  "json-content-type": {},
  "content-type-needed": {},
  "download-without-key": {},
  "download-link-lifetime": {},
  "endpoint-not-cleared": {},
  "preview-field": {},
  "pod-hosts": { notAsked: "`kaleyra-flows doctor --try-other-pods` asks the other pods' hosts" },
  "sid-characters": {},
  "sid-names-pod": {},

  "failures-as-deletion": {},
  "unknown-flow-body": {},
  "wrong-waba-body": {},
  "entitlement-body": { notAsked: "it takes an account without access" },
  "code-hyphen": {},
  "rate-limit-body": {},
  "blocked-address-body": { notAsked: "it takes an address that is not allowed" },
  "meta-credentials": { notAsked: "Kaleyra's own credentials at Meta are not ours to spoil" },
  "success-body": {},
  "empty-success": {},
  "validation-errors-shape": {},
  "validation-errors-name": {},
  "ids-are-strings": {},
  "fields-honoured": {},
  "answer-time": {},

  "delete-of-published": {},
  "name-taken": {},
  "refusal-form": {},
  "meta-codes": {},
  "not-editable": {},
  "processing-failed": { notAsked: "nobody can make it happen" },
  integrity: { notAsked: "it takes a business that may not publish" },

  "edit-unpublishes": {},
  "held-back-is-live": { notAsked: "WhatsApp alone throttles and blocks a flow" },
  "once-published-draft": {},
  "deprecated-keeps-name": {},
  "read-lag": {},
  "fresh-id": {},
  "names-unique": {},
  "name-length": {},
  "shopping-category": {},
  "unlisted-category": {},
  "ids-ascend": {},
  "malformed-document": {},
  "frozen-versions": {},
  "public-key-needed": {},
  "document-size": { notAsked: "10 MB are not worth their traffic" },
  "documents-normalised": {},
  "documented-defaults": {},
} as const satisfies Record<string, { readonly notAsked?: string }>;

export type AssumptionId = keyof typeof assumptions;

export const assumptionIds = Object.keys(assumptions) as readonly AssumptionId[];
