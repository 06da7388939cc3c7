import type { Switches } from "../switches";

/** What each switch decides. The table in `emulator/README.md` has the same texts; a test compares the two. */
export const switchDescriptions: { readonly [name in keyof Switches]: string } = {
  deletionRefusal: "the refusal to delete a flow that is not a draft",
  metaErrors: "the form of Meta's other refusals",
  notFoundStatus: 'status of "does not exist or does not belong to the account"',
  envelope: 'successes as Meta sends them, or in `{"code":"WA200",…,"data":…}`',
  emptySuccess: "delete, publish and deprecate respond without a body",
  editable: "a published flow can be changed (and becomes a draft), or refuses with 139001/4016010",
  formerlyPublishedUndeletable: "a draft that was formerly published refuses DELETE",
  readLagReads: "for this many reads, a published flow still reads DRAFT",
  readLagMs: "for this many milliseconds, a published flow still reads DRAFT",
  freshIdRequests: "for this many requests, a new flow is not found by its id",
  freshIdMs: "for this many milliseconds, a new flow is not found by its id",
  normalizesDocuments: "documents are returned with keys sorted, defaults added, nulls removed",
  requireContentType:
    "a POST or DELETE without the documented Content-Type is an incorrect payload",
  malformedDocuments:
    "a document that is not JSON or has an unknown version is stored with errors, or refused with code 100",
  refuseFrozenVersions: "documents older than 5.1 cannot be published, as at Meta today",
  requirePublicKey: "a flow with an endpoint cannot be published before its number has a key",
  unmetCondition:
    "a flow with an endpoint cannot be published: no app, no answer from its endpoint, or no webhooks",
  anyCategory: "categories that Meta does not list are accepted",
  createForwardsDocument:
    "create accepts `flow_json`, `publish` and `endpoint_uri`, or silently drops them",
  previewField: "`fields=preview.invalidate(false)` is known",
  numericIds: "ids are JSON numbers, beyond what a double can hold",
  ascendingIds: "a later flow has a greater id, or a smaller one",
  deprecatedKeepsName: "a deprecated flow keeps its name for good, or releases it",
  singularValidationError: "reads have `validation_error`",
  pageSize: "the most flows on one page of a list",
  keyReads:
    'how the encryption key can be read: the other way is "not found" or an incorrect payload',
  keySignature:
    "the signature status of keys; `MISMATCH` is that of a number that was registered again",
  missingMigrations: "how a migration reports that the source has no flow of a name",
  listedFields: "the fields in a list",
  downloadLinkMs: "how long the address of a document is valid",
  addressAllowed:
    "if false, every call answers 403, as for an address that is not on the whitelist",
  latencyMs: "the delay before each API request is handled",
  rateLimit: 'more requests get 429: `{"requestsPerSecond":n,"retryAfter":boolean}`',
};
