import type { Switches } from "kaleyra-emulator";

/** What the probe says of an assumption. */
type Answer = readonly [verdict: "held" | "differs" | "open", says: RegExp];

/** What the probe says under some switches of the emulator. */
interface Expected {
  readonly given: string;
  readonly switches: Partial<Switches>;
  readonly answers: Readonly<Record<string, Answer>>;
}

/** How refusals come through: every form of a deletion's beside one of all others'. */
const refusals: readonly Expected[] = (
  [
    ["wrapped", "raw"],
    ["generic", "nested"],
    ["raw", "wrapped"],
    ["fault", "fault"],
    ["success-false", "success-false"],
    ["foreign", "foreign"],
    ["raw", "generic"],
  ] as const
).map(([deletionRefusal, metaErrors]) => ({
  given: `refusals in the forms ${deletionRefusal} and ${metaErrors}`,
  switches: { deletionRefusal, metaErrors },
  answers: {
    "delete-of-published": [
      deletionRefusal === "wrapped" || deletionRefusal === "raw" ? "held" : "differs",
      new RegExp(`^${deletionRefusal}`),
    ],
    "refusal-form": [metaErrors === "raw" ? "held" : "differs", new RegExp(`^${metaErrors}`)],
    "name-taken": [
      ["raw", "nested", "wrapped"].includes(metaErrors) ? "held" : "differs",
      new RegExp(`^${metaErrors}`),
    ],
    "names-unique": ["held", new RegExp(`^${metaErrors}`)],
    "edit-unpublishes": ["held", /DRAFT/],
  },
}));

/** Every value of each switch that has few, and some of the others, as many in a run as get along. */
export const answersBySwitch: readonly Expected[] = [
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
    answers: {
      "unknown-flow-body": ["held", /^status 401/],
      "success-body": ["held", /^bare/],
      "empty-success": ["held", /with a body/],
      "edit-unpublishes": ["held", /DRAFT/],
      "once-published-draft": ["held", /can be deleted/],
      "read-lag": ["held", /at once/],
      "fresh-id": ["held", /at once/],
      "documents-normalized": ["held", /letter for letter/],
      "content-type-needed": ["held", /^not needed/],
      "malformed-document": ["held", /^kept/],
      "frozen-versions": ["held", /^published/],
      "public-key-needed": ["held", /without/],
      "unlisted-category": ["held", /^refused/],
      "create-forwards": ["held", /taken along/],
      "preview-field": ["held", /^known/],
      "ids-are-strings": ["held", /string/],
      "ids-ascend": ["held", /ascending/],
      "deprecated-keeps-name": ["held", /keeps/],
      "validation-errors-name": ["held", /^validation_errors$/],
      "list-pages": ["held", /^all 2 on one page/],
      "list-fields": ["held", /json_version/],
      "download-link-lifetime": ["held", /works after/],
      "meta-codes": ["held", /139002, 139003, 139001\/4016010/],
      "rate-limit-body": ["open", /^not met/],
    },
  },
  {
    given: "other answers",
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
    answers: {
      "unknown-flow-body": ["held", /^status 404/],
      "success-body": ["differs", /^wrapped/],
      "once-published-draft": ["differs", /neither deleted nor deprecated/],
      "read-lag": ["held", /after 2 more reads/],
      "fresh-id": ["held", /after 1 more read /],
      "documents-normalized": ["held", /changed, and means the same/],
      "documented-defaults": ["held", /success=true/],
      "content-type-needed": ["differs", /^needed/],
      "malformed-document": ["differs", /^refused/],
      "frozen-versions": ["differs", /^refused/],
      "public-key-needed": ["differs", /^needed/],
      "unlisted-category": ["differs", /^taken/],
      "create-forwards": ["differs", /dropped/],
      "preview-field": ["differs", /^not known/],
      "ids-are-strings": ["differs", /number/],
      "ids-ascend": ["differs", /no order/],
      "deprecated-keeps-name": ["differs", /free/],
      "validation-errors-name": ["differs", /^validation_error$/],
      "list-pages": ["held", /^1 a page, and after leads to the next/],
      "list-fields": ["differs", /id, name, status, categories$/],
      "answer-time": ["held", /^([3-9]\d|\d{3,}) ms in the middle/],
    },
  },
  {
    given: "flows that cannot be edited, and few fields in a list",
    switches: { editable: false, emptySuccess: true, listedFields: "minimal", downloadLinkMs: 0 },
    answers: {
      "edit-unpublishes": ["differs", /^it is PUBLISHED/],
      "once-published-draft": ["open", /does not become a draft/],
      "empty-success": ["differs", /empty/],
      "list-fields": ["differs", /shows id, name, status$/],
      "download-link-lifetime": ["differs", /no longer/],
    },
  },
  {
    given: "answers that lag by the clock, and a list that refuses fields",
    switches: {
      readLagMs: 600,
      freshIdMs: 600,
      listedFields: "refused",
      notFoundStatus: 500,
    },
    answers: {
      "unknown-flow-body": ["differs", /^status 500/],
      "read-lag": ["held", /after \d more reads?/],
      "fresh-id": ["held", /after \d more reads?/],
      "list-fields": ["differs", /Refer to correct payload/],
    },
  },
  {
    given: "a rate limit that says how long",
    switches: { rateLimit: { requestsPerSecond: 30, retryAfter: true } },
    answers: { "rate-limit-body": ["held", /^status 429, Retry-After 1 s/] },
  },
  {
    given: "a rate limit that does not",
    switches: { rateLimit: { requestsPerSecond: 30 } },
    answers: { "rate-limit-body": ["held", /without Retry-After/] },
  },
  {
    given: "an address that is not allowed",
    switches: { addressAllowed: false },
    answers: {
      "blocked-address-body": ["held", /403.*whitelisted/],
      "create-address": ["open", /not reached/],
    },
  },
];
