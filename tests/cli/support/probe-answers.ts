import type { Switches } from "kaleyra-emulator";

/** A finding of `kaleyra-flows probe` on an assumption. */
type ExpectedFinding = readonly [
  verdict: "confirmed" | "contradicted" | "unknown",
  message: RegExp,
];

/** An emulator with some switches, and what the probe finds there. */
interface ProbeCase {
  readonly given: string;
  readonly switches: Partial<Switches>;
  /** The findings by the assumption's id, as in `docs/assumptions.md`. */
  readonly findings: Readonly<Record<string, ExpectedFinding>>;
}

/** The forms in which the provider recognizes the reason, by Meta's code or its text. */
const recognized: readonly string[] = ["raw", "nested", "wrapped"];

/**
 * Each row: the form of a refused deletion, and the form of every other refusal. A message begins
 * with the form, a `RefusalForm` of the probe; `docs/assumptions.md` has the assumed forms.
 */
const refusals: readonly ProbeCase[] = (
  [
    ["wrapped", "raw"],
    ["generic", "nested"],
    ["raw", "wrapped"],
    ["fault", "fault"],
    ["success-false", "success-false"],
    ["foreign", "foreign"],
    ["nested", "generic"],
  ] as const
).map(([deletionRefusal, metaErrors]) => ({
  given: `refusals in the forms ${deletionRefusal} and ${metaErrors}`,
  switches: { deletionRefusal, metaErrors },
  findings: {
    "delete-of-published": [
      recognized.includes(deletionRefusal) ? "confirmed" : "contradicted",
      new RegExp(`^${deletionRefusal}`),
    ],
    "refusal-form": [
      metaErrors === "raw" ? "confirmed" : "contradicted",
      new RegExp(`^${metaErrors}`),
    ],
    "name-taken": [
      recognized.includes(metaErrors) ? "confirmed" : "contradicted",
      new RegExp(`^${metaErrors}`),
    ],
    "names-unique": ["confirmed", new RegExp(`^${metaErrors}`)],
    "edit-unpublishes": ["confirmed", /DRAFT/],
  },
}));

/**
 * Each switch occurs, and each value of a switch with few values. A run of the probe is slow, so a
 * case has as many switches as do not affect each other's findings.
 */
export const probeCases: readonly ProbeCase[] = [
  ...refusals,
  {
    given: "what is assumed",
    switches: {
      notFoundStatus: 401,
      envelope: "bare",
      emptySuccess: false,
      editable: true,
      formerlyPublishedUndeletable: false,
      readLagReads: 0,
      freshIdRequests: 0,
      normalizesDocuments: false,
      requireContentType: false,
      malformedDocuments: "validation-error",
      refuseFrozenVersions: false,
      requirePublicKey: false,
      anyCategory: false,
      createForwardsDocument: true,
      previewField: true,
      numericIds: false,
      ascendingIds: true,
      deprecatedKeepsName: true,
      singularValidationError: false,
      pageSize: 25,
      listedFields: "requested",
      downloadLinkMs: 300_000,
      rateLimit: null,
    },
    findings: {
      "unknown-flow-body": ["confirmed", /^status 401/],
      "success-body": ["confirmed", /^bare/],
      "empty-success": ["confirmed", /with a body/],
      "edit-unpublishes": ["confirmed", /DRAFT/],
      "once-published-draft": ["confirmed", /can be deleted/],
      "read-lag": ["confirmed", /at once/],
      "fresh-id": ["confirmed", /at once/],
      "documents-normalized": ["confirmed", /returned unchanged/],
      "content-type-needed": ["confirmed", /^not needed/],
      "malformed-document": ["confirmed", /^kept/],
      "frozen-versions": ["confirmed", /^published/],
      "public-key-needed": ["confirmed", /without/],
      "unlisted-category": ["confirmed", /^refused/],
      "create-forwards": ["confirmed", /kept/],
      "preview-field": ["confirmed", /^known/],
      "ids-are-strings": ["confirmed", /string/],
      "ids-ascend": ["confirmed", /ascending/],
      "deprecated-keeps-name": ["confirmed", /keeps/],
      "validation-errors-name": ["confirmed", /^validation_errors$/],
      "list-pages": ["confirmed", /^all 2 on one page/],
      "list-fields": ["confirmed", /json_version/],
      "download-link-lifetime": ["confirmed", /works after/],
      "meta-codes": ["confirmed", /139002, 139003, 139001\/4016010/],
      "rate-limit-body": ["unknown", /^not met/],
    },
  },
  {
    given: "the opposite of what is assumed",
    switches: {
      notFoundStatus: 404,
      envelope: "wrapped",
      formerlyPublishedUndeletable: true,
      readLagReads: 2,
      freshIdRequests: 1,
      normalizesDocuments: true,
      requireContentType: true,
      malformedDocuments: "refused",
      refuseFrozenVersions: true,
      requirePublicKey: true,
      anyCategory: true,
      createForwardsDocument: false,
      previewField: false,
      numericIds: true,
      ascendingIds: false,
      deprecatedKeepsName: false,
      singularValidationError: true,
      pageSize: 1,
      listedFields: "documented",
      latencyMs: 30,
    },
    findings: {
      "unknown-flow-body": ["confirmed", /^status 404/],
      "success-body": ["contradicted", /^wrapped/],
      "once-published-draft": ["contradicted", /neither deleted nor deprecated/],
      "read-lag": ["confirmed", /after 2 more reads/],
      "fresh-id": ["confirmed", /after 1 more read /],
      "documents-normalized": ["confirmed", /changed, with the same meaning/],
      "documented-defaults": ["confirmed", /success=true/],
      "content-type-needed": ["contradicted", /^needed/],
      "malformed-document": ["contradicted", /^refused/],
      "frozen-versions": ["contradicted", /^refused/],
      "public-key-needed": ["contradicted", /^needed/],
      "unlisted-category": ["contradicted", /^accepted/],
      "create-forwards": ["contradicted", /dropped/],
      "preview-field": ["contradicted", /^not known/],
      "ids-are-strings": ["contradicted", /number/],
      "ids-ascend": ["contradicted", /no order/],
      "deprecated-keeps-name": ["contradicted", /free/],
      "validation-errors-name": ["contradicted", /^validation_error$/],
      "list-pages": ["confirmed", /^1 a page, and after leads to the next/],
      "list-fields": ["contradicted", /id, name, status, categories$/],
      "answer-time": ["confirmed", /^median ([3-9]\d|\d{3,}) ms/],
    },
  },
  {
    given: "flows that cannot be edited, and few fields in a list",
    switches: { editable: false, emptySuccess: true, listedFields: "minimal", downloadLinkMs: 0 },
    findings: {
      "edit-unpublishes": ["contradicted", /^it is PUBLISHED/],
      "once-published-draft": ["unknown", /does not become a draft/],
      "empty-success": ["contradicted", /empty/],
      "list-fields": ["contradicted", /shows id, name, status$/],
      "download-link-lifetime": ["contradicted", /no longer/],
    },
  },
  {
    given: "reads that lag by the clock, and a list that refuses fields",
    switches: {
      readLagMs: 600,
      freshIdMs: 600,
      listedFields: "refused",
      notFoundStatus: 500,
    },
    findings: {
      "unknown-flow-body": ["contradicted", /^status 500/],
      "read-lag": ["confirmed", /after \d more reads?/],
      "fresh-id": ["confirmed", /after \d more reads?/],
      "list-fields": ["contradicted", /Refer to correct payload/],
    },
  },
  {
    given: "a rate limit with Retry-After",
    switches: { rateLimit: { requestsPerSecond: 30, retryAfter: true } },
    findings: { "rate-limit-body": ["confirmed", /^status 429, Retry-After 1 s/] },
  },
  {
    given: "a rate limit without Retry-After",
    switches: { rateLimit: { requestsPerSecond: 30 } },
    findings: { "rate-limit-body": ["confirmed", /without Retry-After/] },
  },
  {
    given: "an address that is not allowed",
    switches: { addressAllowed: false },
    findings: {
      "blocked-address-body": ["confirmed", /403.*whitelisted/],
      "create-address": ["unknown", /not reached/],
    },
  },
];
