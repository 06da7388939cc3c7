import type { DeletionPolicy, FlowJsonValidation } from "./whatsapp/enums";

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
export const FlowJsonDrift = {
  /** They are read and compared, so that a change by hand shows. */
  Report: "Report",
  /** They are not read: the way out for a normalization at Kaleyra that nobody foresaw. */
  Ignore: "Ignore",
} as const;
export type FlowJsonDrift = (typeof FlowJsonDrift)[keyof typeof FlowJsonDrift];

/**
 * The settings of the provider, each as `kaleyra:<name>` in a stack's configuration and as the
 * environment variable that it names. With the plugin they are also the arguments of an explicit
 * `kaleyra.Provider`, which come before both.
 */
export interface Config {
  /**
   * The account's SID, as Kaleyra shows it beside the API key.
   * @environment KALEYRA_SID
   */
  readonly sid?: string;
  /**
   * The API key. Best left to the environment: a destroy and a refresh are given the configuration
   * of the last `up`, in which a key may be old.
   * @secret
   * @environment KALEYRA_API_KEY
   */
  readonly apiKey?: string;
  /**
   * Where the account is.
   * @environment KALEYRA_POD
   */
  readonly pod?: Pod;
  /**
   * Instead of the pod: the "API Domain" that Kaleyra shows beside the API key, as `https://…`.
   * Plain http is for a loopback address.
   * @environment KALEYRA_API_URL
   */
  readonly apiUrl?: string;
  /**
   * The WhatsApp Business Account of flows that do not name one.
   * @environment KALEYRA_WABA_ID
   */
  readonly wabaId?: string;
  /**
   * What a destroy does with flows that do not say it.
   * @default "DeleteOrDeprecate"
   * @environment KALEYRA_DELETION_POLICY
   */
  readonly deletionPolicy?: DeletionPolicy;
  /**
   * What a refresh does with documents.
   * @default "Report"
   * @environment KALEYRA_FLOW_JSON_DRIFT
   */
  readonly flowJsonDrift?: FlowJsonDrift;
  /**
   * What a preview does with errors in the document of a flow that does not say it.
   * @default "Error"
   * @environment KALEYRA_FLOW_JSON_VALIDATION
   */
  readonly flowJsonValidation?: FlowJsonValidation;
  /**
   * Codes of findings that are not reported, for flows that do not list any; separated by commas.
   * @environment KALEYRA_FLOW_JSON_IGNORE
   */
  readonly flowJsonIgnore?: string;
  /**
   * The longest time for one operation on one resource, in seconds.
   * @default 300
   * @environment KALEYRA_TIMEOUT_SECONDS
   */
  readonly timeoutSeconds?: number;
  /**
   * The most requests to Kaleyra at once.
   * @default 10
   * @integer
   * @environment KALEYRA_MAX_CONCURRENCY
   */
  readonly maxConcurrency?: number;
  /**
   * A file to which requests and answers are written, with key and SID masked.
   * @environment KALEYRA_DEBUG_LOG_FILE
   */
  readonly debugLogFile?: string;
  /**
   * Reads every flow before a preview, an update and a destroy, so that what was changed by hand
   * shows without `--refresh`. One call a flow more, and the previews need credentials. Only with
   * the plugin.
   * @default false
   * @environment KALEYRA_REFRESH_BEFORE_UPDATE
   */
  readonly refreshBeforeUpdate?: boolean;
}
