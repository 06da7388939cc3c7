/**
 * The form in which Kaleyra passes on a refusal of Meta's. Kaleyra documents none of these forms.
 *
 * - `raw`: HTTP 400 with Meta's own error body.
 * - `nested`: HTTP 400, Kaleyra's envelope, with Meta's error object under `error`.
 * - `wrapped`: HTTP 400, Kaleyra's envelope, with Meta's sentence and nothing else of its error.
 * - `generic`: HTTP 400, "Refer to correct payload format": the reason is lost.
 * - `fault`: HTTP 500, "Please try again later", although another try will be refused, too.
 * - `success-false`: HTTP 200 with `{"success":false}`.
 * - `foreign`: HTTP 409 with an unknown envelope.
 */
export type RefusalForm =
  | "raw"
  | "nested"
  | "wrapped"
  | "generic"
  | "fault"
  | "success-false"
  | "foreign";

/**
 * What a flow with an endpoint still needs before it is published, besides a phone number, its
 * endpoint and, with `requirePublicKey`, a key.
 *
 * - `app`: no Meta app is connected to the flow.
 * - `response`: its endpoint does not answer the health check.
 * - `webhooks`: its WABA is not subscribed to Flows webhooks.
 */
export type UnmetCondition = "none" | "app" | "response" | "webhooks";

/** A rate limit, for each account. */
export interface RateLimit {
  readonly requestsPerSecond: number;
  /** Whether a 429 has `Retry-After`. Kaleyra documents no such header. */
  readonly retryAfter?: boolean;
}

/**
 * What Kaleyra's documentation leaves open. Each default is a guess. `page/switch-descriptions.ts` and the README
 * describe each switch to users.
 */
export interface Switches {
  /**
   * The form in which a DELETE of a flow that is not a draft is refused.
   * @default "wrapped"
   */
  readonly deletionRefusal: RefusalForm;
  /**
   * The form of every other refusal of Meta's.
   * @default "raw"
   */
  readonly metaErrors: RefusalForm;
  /**
   * HTTP status of "does not exist or does not belong to the account". Kaleyra's page of the deletion gives none.
   * @default 401
   */
  readonly notFoundStatus: number;
  /**
   * Successes as Meta sends them, or within the envelope of Kaleyra's template API.
   * @default "bare"
   */
  readonly envelope: "bare" | "wrapped";
  /**
   * Delete, publish and deprecate succeed with no body.
   * @default false
   */
  readonly emptySuccess: boolean;
  /**
   * A PUBLISHED flow can be changed, and is a DRAFT afterwards; if false, a change is refused with 139001/4016010.
   * @default true
   */
  readonly editable: boolean;
  /**
   * A draft that was formerly published refuses DELETE with 139004.
   * @default false
   */
  readonly formerlyPublishedUndeletable: boolean;
  /**
   * How many reads still return DRAFT after a publish.
   * @default 0
   */
  readonly readLagReads: number;
  /**
   * For how many milliseconds reads still return DRAFT after a publish.
   * @default 0
   */
  readonly readLagMs: number;
  /**
   * How many requests with the id of a new flow do not find it. Lists show it at once.
   * @default 0
   */
  readonly freshIdRequests: number;
  /**
   * How many milliseconds a new flow is not found by its id. Lists show it at once.
   * @default 0
   */
  readonly freshIdMs: number;
  /**
   * Documents read back with their keys in another order, documented defaults written out and
   * null members dropped. Applies to documents that are uploaded while the switch is on.
   * @default false
   */
  readonly normalizesDocuments: boolean;
  /**
   * Answers "Refer to correct payload format" to a POST or DELETE without the documented
   * Content-Type.
   * @default false
   */
  readonly requireContentType: boolean;
  /**
   * A document that is not JSON is stored with the validation error `INVALID_FLOW_JSON`, or the
   * upload is refused with Meta's code 100.
   * @default "validation-error"
   */
  readonly malformedDocuments: "validation-error" | "refused";
  /**
   * Publishing a document of a version before 5.1 is refused with 139002, as at Meta today.
   * @default false
   */
  readonly refuseFrozenVersions: boolean;
  /**
   * Publishing a flow with an endpoint is refused until one of its WABA's numbers has an
   * encryption key.
   * @default false
   */
  readonly requirePublicKey: boolean;
  /**
   * Publishing a flow with an endpoint is refused for this reason.
   * @default "none"
   */
  readonly unmetCondition: UnmetCondition;
  /**
   * Categories that Meta does not list are accepted.
   * @default false
   */
  readonly anyCategory: boolean;
  /**
   * Create passes `flow_json`, `publish` and `endpoint_uri` on to Meta, or drops them silently.
   * @default true
   */
  readonly createForwardsDocument: boolean;
  /**
   * `fields=preview…` is known. Kaleyra does not document it.
   * @default true
   */
  readonly previewField: boolean;
  /**
   * Ids are JSON numbers, too large for a double, instead of strings.
   * @default false
   */
  readonly numericIds: boolean;
  /**
   * A later flow has a greater id; if false, a smaller one.
   * @default true
   */
  readonly ascendingIds: boolean;
  /**
   * A deprecated flow keeps its name; if false, the name can be used again.
   * @default true
   */
  readonly deprecatedKeepsName: boolean;
  /**
   * Details and lists have `validation_error`, as the text of Kaleyra's page has; its samples have `validation_errors`.
   * @default false
   */
  readonly singularValidationError: boolean;
  /**
   * The most flows on one page of a list, whatever `limit` asks for.
   * @default 25
   */
  readonly pageSize: number;
  /**
   * The fields that a list shows: those that are requested; of these, those on Kaleyra's page of the list (`documented`)
   * or only `id`, `name` and `status` (`minimal`); or a request for a field that the page lacks is `refused`.
   * @default "requested"
   */
  readonly listedFields: "requested" | "documented" | "minimal" | "refused";
  /**
   * How a key can be read: by GET and by a POST without a body, by GET only (such a POST is an
   * incorrect payload), or by such a POST only (GET gets 404).
   * @default "both"
   */
  readonly keyReads: "both" | "get" | "post";
  /**
   * The signature status of a key: Meta has `MISMATCH` after the number was registered again. Setting a key again
   * does not change the switch.
   * @default "VALID"
   */
  readonly keySignature: "VALID" | "MISMATCH";
  /**
   * How a migration reports that the source has no flow of a name: among the failed flows, not at all,
   * or by a refusal of the whole call.
   * @default "failed"
   */
  readonly missingMigrations: "failed" | "unmentioned" | "refused";
  /**
   * For how many milliseconds a document's download address works.
   * @default 300000
   */
  readonly downloadLinkMs: number;
  /**
   * The caller's address is on the key's whitelist; if not, every call gets 403.
   * @default true
   */
  readonly addressAllowed: boolean;
  /**
   * How many milliseconds each API request waits before it is handled.
   * @default 0
   */
  readonly latencyMs: number;
  /**
   * The rate limit of each account; further requests get 429. `null` means unlimited.
   * @default null
   */
  readonly rateLimit: RateLimit | null;
}

/** The default of each switch; `input.ts` tests values by its type. */
export const defaultSwitches: Switches = {
  deletionRefusal: "wrapped",
  metaErrors: "raw",
  notFoundStatus: 401,
  envelope: "bare",
  emptySuccess: false,
  editable: true,
  formerlyPublishedUndeletable: false,
  readLagReads: 0,
  readLagMs: 0,
  freshIdRequests: 0,
  freshIdMs: 0,
  normalizesDocuments: false,
  requireContentType: false,
  malformedDocuments: "validation-error",
  refuseFrozenVersions: false,
  requirePublicKey: false,
  unmetCondition: "none",
  anyCategory: false,
  createForwardsDocument: true,
  previewField: true,
  numericIds: false,
  ascendingIds: true,
  deprecatedKeepsName: true,
  singularValidationError: false,
  pageSize: 25,
  listedFields: "requested",
  keyReads: "both",
  keySignature: "VALID",
  missingMigrations: "failed",
  downloadLinkMs: 300_000,
  addressAllowed: true,
  latencyMs: 0,
  rateLimit: null,
};

const refusalForms: readonly RefusalForm[] = [
  "raw",
  "nested",
  "wrapped",
  "generic",
  "fault",
  "success-false",
  "foreign",
];

/** The switches that have words as values. */
type WordSwitch = {
  [name in keyof Switches]: Switches[name] extends string ? name : never;
}[keyof Switches];

/**
 * The values of the switches that have words as values, for `input.ts` and the page. The compiler refuses a
 * wrong word, but does not notice a missing one.
 */
export const switchWords: { readonly [name in WordSwitch]: readonly Switches[name][] } & {
  readonly [name in keyof Switches]?: readonly string[];
} = {
  deletionRefusal: refusalForms,
  metaErrors: refusalForms,
  envelope: ["bare", "wrapped"],
  malformedDocuments: ["validation-error", "refused"],
  unmetCondition: ["none", "app", "response", "webhooks"],
  keyReads: ["both", "get", "post"],
  keySignature: ["VALID", "MISMATCH"],
  missingMigrations: ["failed", "unmentioned", "refused"],
  listedFields: ["requested", "documented", "minimal", "refused"],
};
