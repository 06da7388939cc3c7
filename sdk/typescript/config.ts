import type { DeletionPolicy, FlowJsonValidation } from "./whatsapp/enums";

/** The location of an account at Kaleyra. */
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
  /** Documents are read and compared, so that changes by hand show. */
  Report: "Report",
  /**
   * Documents are not read. Use this if Kaleyra normalizes documents in a way that shows as drift.
   */
  Ignore: "Ignore",
} as const;
export type FlowJsonDrift = (typeof FlowJsonDrift)[keyof typeof FlowJsonDrift];

/**
 * The settings of the provider. Each is `kaleyra:<name>` in a stack's configuration, and has an
 * environment variable. With the plugin, they are also the arguments of an explicit
 * `kaleyra.Provider`, which take precedence over both.
 */
export interface Config {
  /**
   * The account's SID, as Kaleyra shows it next to the API key.
   *
   * @environment KALEYRA_SID
   */
  readonly sid?: string;
  /**
   * The API key. Prefer the environment variable: a destroy and a refresh use the configuration of
   * the last `up`, which may have an old key.
   *
   * @secret
   * @environment KALEYRA_API_KEY
   */
  readonly apiKey?: string;
  /**
   * The account's location.
   *
   * @environment KALEYRA_POD
   */
  readonly pod?: Pod;
  /**
   * The "API Domain" that Kaleyra shows next to the API key, as `https://…`; replaces `pod`. Plain
   * http is allowed only for a loopback address.
   *
   * @environment KALEYRA_API_URL
   */
  readonly apiUrl?: string;
  /**
   * The WhatsApp Business Account of flows that do not set `wabaId`.
   *
   * @environment KALEYRA_WABA_ID
   */
  readonly wabaId?: string;
  /**
   * What a destroy does with flows that do not set `deletionPolicy`.
   *
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
   * What a preview does with errors in the documents of flows that do not set `flowJsonValidation`.
   *
   * @default "Error"
   * @environment KALEYRA_FLOW_JSON_VALIDATION
   */
  readonly flowJsonValidation?: FlowJsonValidation;
  /**
   * Codes of findings that are not reported for flows that do not set `flowJsonIgnore`; separated
   * by commas.
   *
   * @environment KALEYRA_FLOW_JSON_IGNORE
   */
  readonly flowJsonIgnore?: string;
  /**
   * The time limit for one operation on one resource, in seconds.
   *
   * @default 300
   * @environment KALEYRA_TIMEOUT_SECONDS
   */
  readonly timeoutSeconds?: number;
  /**
   * The maximum number of concurrent requests to Kaleyra.
   *
   * @default 10
   * @integer
   * @environment KALEYRA_MAX_CONCURRENCY
   */
  readonly maxConcurrency?: number;
  /**
   * A file that requests and responses are written to, with key and SID masked.
   *
   * @environment KALEYRA_DEBUG_LOG_FILE
   */
  readonly debugLogFile?: string;
  /**
   * Reads every flow before a preview, an update and a destroy, so that changes by hand show
   * without `--refresh`. This takes one more request for each flow, and previews need credentials.
   * Only for the plugin.
   *
   * @default false
   * @environment KALEYRA_REFRESH_BEFORE_UPDATE
   */
  readonly refreshBeforeUpdate?: boolean;
}
