import type { Switches } from "../switches";

/**
 * What each switch decides, for the page: of a boolean, what is so if it is true; of the others, the value. The
 * table in `emulator/README.md` has the same texts; a test compares the two.
 */
export const switchDescriptions: { readonly [name in keyof Switches]: string } = {
  deletionRefusal: "the refusal to delete a flow that is not a draft",
  metaErrors: "the form of Meta's other refusals",
  notFoundStatus: 'the status of "does not exist or does not belong to the account"',
  envelope: 'the form of successes: as Meta sends them, or in `{"code":"WA200",…,"data":…}`',
  emptySuccess: "delete, publish and deprecate respond without a body",
  editable:
    "a published flow can be changed, and becomes a draft; if false, a change is refused with 139001/4016010",
  formerlyPublishedUndeletable: "a draft that was formerly published refuses DELETE",
  readLagReads: "how many reads of a published flow still return DRAFT",
  readLagMs: "for how many milliseconds reads of a published flow still return DRAFT",
  freshIdRequests: "how many requests do not find a new flow by its id",
  freshIdMs: "for how many milliseconds requests do not find a new flow by its id",
  normalizesDocuments: "documents are returned with keys sorted, defaults added, nulls removed",
  requireContentType:
    "a POST or DELETE without the documented Content-Type is an incorrect payload",
  malformedDocuments:
    "whether a document that is not JSON or has an unknown version is stored with errors, or refused with code 100",
  refuseFrozenVersions: "documents older than 5.1 cannot be published, as at Meta today",
  requirePublicKey: "a flow with an endpoint cannot be published before its number has a key",
  unmetCondition:
    "why a flow with an endpoint cannot be published: no app, no answer from its endpoint, or no webhooks",
  anyCategory: "categories that Meta does not list are accepted",
  createForwardsDocument:
    "create accepts `flow_json`, `publish` and `endpoint_uri`; if false, it drops them silently",
  previewField: "`fields=preview.invalidate(false)` is known",
  numericIds: "ids are JSON numbers, beyond what a double can hold",
  ascendingIds: "a later flow has a greater id; if false, a smaller one",
  deprecatedKeepsName: "a deprecated flow keeps its name; if false, the name can be used again",
  singularValidationError: "reads have `validation_error` instead of `validation_errors`",
  pageSize: "the most flows on one page of a list",
  keyReads:
    'the methods that can read the encryption key; the other one is "not found" or an incorrect payload',
  keySignature:
    "the signature status of keys; `MISMATCH` is that of a number that was registered again",
  missingMigrations: "how a migration reports that the source has no flow of a name",
  listedFields: "the fields in a list",
  downloadLinkMs: "for how many milliseconds the address of a document is valid",
  addressAllowed: "the caller's address is on the whitelist; if false, every call gets 403",
  latencyMs: "for how many milliseconds each API request waits before it is handled",
  rateLimit:
    'the limit of requests; further ones get 429: `{"requestsPerSecond":n,"retryAfter":boolean}`',
};
