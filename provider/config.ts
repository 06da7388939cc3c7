import { accountFingerprint, apiUrl, type Connection, pods } from "./kaleyra/connection";
import { InvalidProxy, proxyFor } from "./kaleyra/proxy";

/** Where one setting may come from: a key such as `apiKey` to its text. */
export type ConfigSource = (key: ConfigKey) => string | undefined;

/** The settings, each with the environment variable that can hold it. */
const variables = {
  sid: "KALEYRA_SID",
  apiKey: "KALEYRA_API_KEY",
  pod: "KALEYRA_POD",
  apiUrl: "KALEYRA_API_URL",
  wabaId: "KALEYRA_WABA_ID",
  deletionPolicy: "KALEYRA_DELETION_POLICY",
  flowJsonDrift: "KALEYRA_FLOW_JSON_DRIFT",
  flowJsonValidation: "KALEYRA_FLOW_JSON_VALIDATION",
  flowJsonIgnore: "KALEYRA_FLOW_JSON_IGNORE",
  timeoutSeconds: "KALEYRA_TIMEOUT_SECONDS",
  maxConcurrency: "KALEYRA_MAX_CONCURRENCY",
  debugLogFile: "KALEYRA_DEBUG_LOG_FILE",
  refreshBeforeUpdate: "KALEYRA_REFRESH_BEFORE_UPDATE",
} as const;

export type ConfigKey = keyof typeof variables;

export const configKeys = Object.keys(variables) as readonly ConfigKey[];

/** A setting that is missing or cannot be right; the message names it and its variable. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}

/** Reads the environment, the only place that does. An empty variable counts as not set. */
export const environment: ConfigSource = (key) => process.env[variables[key]];

/**
 * The configuration of the provider: for each setting the first source that has it. A setting is
 * checked when it is asked for, so that a preview needs no credentials.
 */
export class Config {
  readonly #sources: readonly ConfigSource[];

  constructor(sources: readonly ConfigSource[]) {
    this.#sources = sources;
  }

  /**
   * Refuses what is wrong whatever the rest, so that a preview does. What is missing is no matter
   * before something is sent.
   *
   * @throws {ConfigurationError} If a setting that is given cannot be right.
   */
  validate(): void {
    void [this.flowJsonDrift, this.timeoutSeconds, this.maxConcurrency, this.refreshBeforeUpdate];
    if (this.#isLocated) refuseInvalidProxy(this.#apiUrl());
  }

  get wabaId(): string | undefined {
    return this.#text("wabaId");
  }

  /** What holds for flows that do not say it; checked as a flow's own properties are. */
  get flowDefaults() {
    return {
      wabaId: this.wabaId,
      deletionPolicy: this.#text("deletionPolicy"),
      flowJsonValidation: this.flowJsonValidation,
      flowJsonIgnore: this.flowJsonIgnore,
    };
  }

  get flowJsonValidation(): string | undefined {
    return this.#text("flowJsonValidation");
  }

  /** Codes, separated by commas or blanks. */
  get flowJsonIgnore(): readonly string[] | undefined {
    return this.#text("flowJsonIgnore")?.split(/[\s,]+/);
  }

  /** A file to which requests and answers are written, masked. */
  get debugLogFile(): string | undefined {
    return this.#text("debugLogFile");
  }

  /** What a refresh does with documents: compare them, or leave them unread. */
  get flowJsonDrift(): "Report" | "Ignore" {
    return this.#oneOf("flowJsonDrift", ["Report", "Ignore"]);
  }

  /**
   * Whether the engine is to read every flow before each preview, update and destroy.
   * @default false
   */
  get refreshBeforeUpdate(): boolean {
    return this.#oneOf("refreshBeforeUpdate", ["false", "true"]) === "true";
  }

  /**
   * Longest time for one operation on one resource, in seconds.
   * @default 300
   */
  get timeoutSeconds(): number {
    return this.#positive("timeoutSeconds", 300, 24 * 60 * 60);
  }

  /**
   * Most requests to Kaleyra in flight at once.
   * @default 10
   */
  get maxConcurrency(): number {
    return Math.ceil(this.#positive("maxConcurrency", 10, 1_000));
  }

  /**
   * Fingerprint of account and host, which takes no key; `undefined` where one of the two is not known.
   *
   * @throws {ConfigurationError} If the address is wrong.
   */
  get account(): string | undefined {
    const sid = this.#text("sid");
    return sid !== undefined && this.#isLocated
      ? accountFingerprint({ sid, apiUrl: this.#apiUrl() })
      : undefined;
  }

  /** Whether the key comes with the stack or the program, and not from this process's own environment. */
  get isKeyStored(): boolean {
    const source = this.#sources.find((one) => one("apiKey")?.trim());
    return source !== undefined && source !== environment;
  }

  /** @throws {ConfigurationError} If the account or its address is missing or cannot be right. */
  get connection(): Connection {
    const sid = this.#required("sid");
    const apiKey = this.#required("apiKey");
    if (!/^[A-Za-z0-9]+$/.test(sid)) throw this.#wrong("sid", "a SID has letters and digits only");
    if (!/^[\x21-\x7e]+$/.test(apiKey)) {
      throw this.#wrong("apiKey", "it has a character that no API key has");
    }
    const url = this.#apiUrl();
    refuseInvalidProxy(url);
    return { sid, apiKey, apiUrl: url };
  }

  get #isLocated(): boolean {
    return (this.#text("apiUrl") ?? this.#text("pod")) !== undefined;
  }

  #apiUrl(): URL {
    const address = this.#text("apiUrl");
    if (address !== undefined) {
      try {
        return apiUrl(address);
      } catch (error) {
        throw this.#wrong("apiUrl", error instanceof Error ? error.message : String(error));
      }
    }
    const pod = this.#text("pod");
    const known = Object.keys(pods).join(", ");
    if (pod === undefined) {
      throw new ConfigurationError(
        `where is the account? Set kaleyra:pod (KALEYRA_POD) to one of ${known}, or kaleyra:apiUrl ` +
          '(KALEYRA_API_URL) to the "API Domain" that Kaleyra shows beside the API key.',
      );
    }
    const host = pods[pod.toUpperCase()];
    if (host === undefined) throw this.#wrong("pod", `it must be one of ${known}`);
    return new URL(host);
  }

  #required(key: ConfigKey): string {
    const text = this.#text(key);
    if (text !== undefined) return text;
    const secret = key === "apiKey" ? "--secret " : "";
    throw new ConfigurationError(
      `kaleyra:${key} is not set. Set ${variables[key]}, or run \`pulumi config set ${secret}kaleyra:${key}\`.`,
    );
  }

  /** The first word is the default. */
  #oneOf<Word extends string>(key: ConfigKey, words: readonly [Word, ...Word[]]): Word {
    const text = this.#text(key) ?? words[0];
    const word = words.find((known) => known === text);
    if (word !== undefined) return word;
    throw this.#wrong(key, `it must be ${words.join(" or ")}`);
  }

  #positive(key: ConfigKey, fallback: number, most: number): number {
    const text = this.#text(key);
    if (text === undefined) return fallback;
    const value = Number(text);
    if (value > 0 && value <= most) return value;
    throw this.#wrong(key, `it must be a number above 0, at most ${most}`);
  }

  #wrong(key: ConfigKey, reason: string): ConfigurationError {
    return new ConfigurationError(`kaleyra:${key} (${variables[key]}) is wrong: ${reason}.`);
  }

  /** Kaleyra's own samples have a blank at the end of a key, so the ends are trimmed. */
  #text(key: ConfigKey): string | undefined {
    return this.#sources.map((source) => source(key)?.trim()).find((text) => text);
  }
}

function refuseInvalidProxy(url: URL): void {
  try {
    proxyFor(url);
  } catch (error) {
    throw error instanceof InvalidProxy ? new ConfigurationError(`${error.message}.`) : error;
  }
}
