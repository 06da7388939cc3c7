import type { DeletionPolicy, FlowJsonChecks } from "./whatsapp/enums";

/** Where an account is at Kaleyra. */
export const Pod = {
  /** India. */
  In: "IN",
  /** Singapore. */
  Sg: "SG",
  /** Europe. */
  Eu: "EU",
  /** North America. */
  Na: "NA",
} as const;
export type Pod = (typeof Pod)[keyof typeof Pod];

/** What a refresh does with the documents of flows. */
export const DocumentDrift = {
  /** They are read and compared, so that a change by hand shows. */
  Report: "Report",
  /** They are not read: the way out for a normalisation at Kaleyra that nobody foresaw. */
  Ignore: "Ignore",
} as const;
export type DocumentDrift = (typeof DocumentDrift)[keyof typeof DocumentDrift];

/**
 * The settings of the provider, each as `kaleyra:<name>` in a stack's configuration and as the
 * environment variable that it names. With the plugin they are also the arguments of an explicit
 * `kaleyra.Provider`, which come before both.
 */
export interface Config {
  /** The account's SID, as Kaleyra shows it beside the API key. `KALEYRA_SID` */
  readonly sid?: string;
  /**
   * The API key. Best left to the environment, `KALEYRA_API_KEY`: a destroy and a refresh are
   * given the configuration of the last `up`, in which a key may be old.
   * @secret
   */
  readonly apiKey?: string;
  /** Where the account is. `KALEYRA_POD` */
  readonly pod?: Pod;
  /**
   * Instead of the pod: the "API Domain" that Kaleyra shows beside the API key, as `https://…`.
   * Plain http is for a loopback address. `KALEYRA_API_URL`
   */
  readonly apiUrl?: string;
  /** The WhatsApp Business Account of flows that do not name one. `KALEYRA_WABA_ID` */
  readonly wabaId?: string;
  /**
   * What a destroy does with flows that do not say it. `KALEYRA_DELETION_POLICY`
   * @default "DeleteOrDeprecate"
   */
  readonly deletionPolicy?: DeletionPolicy;
  /**
   * What a refresh does with documents. `KALEYRA_DOCUMENT_DRIFT`
   * @default "Report"
   */
  readonly documentDrift?: DocumentDrift;
  /**
   * What a preview does with errors in the document of a flow that does not say it.
   * `KALEYRA_FLOW_JSON_CHECKS`
   * @default "Error"
   */
  readonly flowJsonChecks?: FlowJsonChecks;
  /**
   * Codes of findings that are not reported, for flows that do not list any; separated by commas.
   * `KALEYRA_FLOW_JSON_IGNORE`
   */
  readonly flowJsonIgnore?: string;
  /**
   * The longest time for one operation on one resource, in seconds. `KALEYRA_TIMEOUT`
   * @default 300
   */
  readonly timeout?: number;
  /**
   * The most requests to Kaleyra at once. `KALEYRA_MAX_CONCURRENCY`
   * @default 10
   * @integer
   */
  readonly maxConcurrency?: number;
  /**
   * A file to which requests and answers are written, with key and SID masked.
   * `KALEYRA_DEBUG_LOG`
   */
  readonly debugLog?: string;
  /**
   * Reads every flow before a preview, an update and a destroy, so that what was changed by hand
   * shows without `--refresh`. One call a flow more, and the previews need credentials. Only with
   * the plugin. `KALEYRA_REFRESH_BEFORE_UPDATE`
   * @default false
   */
  readonly refreshBeforeUpdate?: boolean;
}
