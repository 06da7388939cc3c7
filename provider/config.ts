import { accountFingerprint, apiUrl, type Connection, pods } from "./kaleyra/connection";
import { isId } from "./kaleyra/ids";
import { InvalidProxy, proxyFor } from "./kaleyra/proxy";
import { deletionPolicies, flowJsonValidations } from "./lifecycle/flow/state";
import { checkAccess } from "./lifecycle/hint";
import { nearest } from "./nearest";
import {
  type ConfigKey,
  type ConfigSources,
  isSid,
  nameOfSetting,
  type Setting,
  Settings,
  variables,
} from "./settings";

/** A missing or invalid setting. The message names the setting, its value and its source. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";

  /** @param isOfAccess Whether the setting makes Kaleyra unreachable. */
  constructor(
    readonly reason: string,
    isOfAccess = false,
  ) {
    super(isOfAccess ? `${reason} ${checkAccess}` : reason);
  }
}

/**
 * The configuration of the provider. A setting is checked when it is read, so a preview needs no
 * credentials.
 */
export class Config {
  readonly settings: Settings;
  #account: string | undefined;

  constructor(sources: ConfigSources) {
    this.settings = new Settings(sources);
  }

  /**
   * Checks all settings that are given, so that a preview reports errors too. A missing setting is
   * no error until something is sent.
   *
   * @throws {ConfigurationError} If a setting is invalid.
   */
  validate(): void {
    void [this.flowJsonDrift, this.timeoutSeconds, this.maxConcurrency, this.refreshBeforeUpdate];
    this.#wordOf("deletionPolicy", deletionPolicies);
    this.#wordOf("flowJsonValidation", flowJsonValidations);
    const waba = this.settings.find("wabaId");
    if (waba !== undefined && !isId(waba.text))
      throw this.#wrong(waba, "a WABA id is a string of digits");
    this.#checkedSid();
    this.#checkedKey();
    if (this.#isLocated) refuseInvalidProxy(this.#apiUrl());
  }

  /** The settings that an `up` needs and that are not set, e.g. `kaleyra:sid (KALEYRA_SID)`. */
  get missing(): readonly string[] {
    const keys = ["sid", "apiKey"] as const;
    const missing: string[] = keys.filter((key) => this.#isMissing(key)).map(nameOfSetting);
    const hasHost = !(this.#isMissing("pod") && this.#isMissing("apiUrl"));
    return hasHost ? missing : [...missing, `${nameOfSetting("pod")} or kaleyra:apiUrl`];
  }

  get wabaId(): string | undefined {
    return this.#text("wabaId");
  }

  /** The defaults for flows. */
  get flowDefaults() {
    return {
      wabaId: this.wabaId,
      deletionPolicy: this.#text("deletionPolicy"),
      flowJsonValidation: this.#text("flowJsonValidation"),
      // Codes, separated by commas or white space.
      flowJsonIgnore: this.#text("flowJsonIgnore")?.split(/[\s,]+/),
    };
  }

  /** A file to which requests and responses are written, masked. */
  get debugLogFile(): string | undefined {
    return this.#text("debugLogFile");
  }

  /** Whether a refresh compares documents or does not read them. */
  get flowJsonDrift(): "Report" | "Ignore" {
    return this.#wordOf("flowJsonDrift", ["Report", "Ignore"]) ?? "Report";
  }

  /**
   * Whether the engine reads every flow before each preview, update and destroy.
   * @default false
   */
  get refreshBeforeUpdate(): boolean {
    return this.#wordOf("refreshBeforeUpdate", ["false", "true"]) === "true";
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
   * Fingerprint of account and host, which needs no key; `undefined` where SID or host is not
   * known.
   *
   * @throws {ConfigurationError} If the URL is invalid.
   */
  get account(): string | undefined {
    const sid = this.#text("sid");
    if (sid === undefined || !this.#isLocated) return undefined;
    // Computed once, since the diff of every resource reads it.
    this.#account ??= accountFingerprint({ sid, apiUrl: this.#apiUrl() });
    return this.#account;
  }

  /**
   * Whether the key comes from the stack or the program, and not from this process's environment.
   */
  get isKeyStored(): boolean {
    return this.settings.find("apiKey")?.origin === "configuration";
  }

  /** @throws {ConfigurationError} If a setting of the connection is missing or invalid. */
  get connection(): Connection {
    const sid = this.#checkedSid() ?? this.#missing("sid");
    const apiKey = this.#checkedKey() ?? this.#missing("apiKey");
    const url = this.#apiUrl();
    refuseInvalidProxy(url);
    return { sid, apiKey, apiUrl: url };
  }

  #checkedSid(): string | undefined {
    const sid = this.settings.find("sid");
    if (sid === undefined || isSid(sid.text)) return sid?.text;
    const isSwapped = isSid(this.settings.find("apiKey")?.text ?? "");
    throw this.#wrong(
      sid,
      "a SID is HX followed by letters and digits, as Kaleyra shows it next to the API key" +
        (isSwapped ? "; are SID and key swapped?" : ""),
    );
  }

  #checkedKey(): string | undefined {
    const key = this.settings.find("apiKey");
    if (key === undefined || /^[\x21-\x7e]+$/.test(key.text)) return key?.text;
    throw this.#wrong(key, "it has a character that no API key has");
  }

  get #isLocated(): boolean {
    return (this.#text("apiUrl") ?? this.#text("pod")) !== undefined;
  }

  #apiUrl(): URL {
    const address = this.settings.find("apiUrl");
    if (address !== undefined) {
      try {
        return apiUrl(address.text);
      } catch (error) {
        throw this.#wrong(address, error instanceof Error ? error.message : String(error));
      }
    }
    const pod = this.settings.find("pod");
    const podNames = Object.keys(pods);
    if (pod === undefined) {
      throw new ConfigurationError(
        `kaleyra:pod is not set. Set it (KALEYRA_POD) to one of ${podNames.join(", ")}, or set kaleyra:apiUrl (KALEYRA_API_URL) ` +
          'to the "API Domain" that Kaleyra shows next to the API key.',
        true,
      );
    }
    const host = pods[pod.text.toUpperCase()];
    if (host === undefined) throw this.#wrong(pod, `it must be one of ${podNames.join(", ")}`);
    return new URL(host);
  }

  #isMissing(key: ConfigKey): boolean {
    return this.settings.find(key) === undefined && !this.settings.isPending(key);
  }

  #missing(key: "sid" | "apiKey"): never {
    const secret = key === "apiKey" ? "--secret " : "";
    const set = `run \`pulumi config set ${secret}kaleyra:${key}\``;
    const { settings } = this;
    const unused = key === "apiKey" && settings.in("environment", "apiKey") !== undefined;
    throw new ConfigurationError(
      unused
        ? "kaleyra:apiKey is not set, and KALEYRA_API_KEY is not used, since KALEYRA_SID is another SID than kaleyra:sid. " +
            `Set KALEYRA_SID to the SID of the stack along with its key, or ${set}.`
        : `kaleyra:${key} is not set. Set ${variables[key]}, or ${set}.`,
      true,
    );
  }

  #wordOf<Word extends string>(key: ConfigKey, words: readonly Word[]): Word | undefined {
    const setting = this.settings.find(key);
    if (setting === undefined) return undefined;
    const word = words.find((candidate) => candidate === setting.text);
    if (word !== undefined) return word;
    const suggestion = nearest(setting.text, words);
    const way = suggestion === undefined ? "" : `; did you mean ${suggestion}?`;
    throw this.#wrong(setting, `it must be one of ${words.join(", ")}${way}`);
  }

  #positive(key: ConfigKey, fallback: number, most: number): number {
    const setting = this.settings.find(key);
    if (setting === undefined) return fallback;
    const value = Number(setting.text);
    if (value > 0 && value <= most) return value;
    throw this.#wrong(setting, `it must be a number above 0, at most ${most}`);
  }

  #wrong(setting: Setting, reason: string): ConfigurationError {
    const { key } = setting;
    const isOfAccess = key === "sid" || key === "apiKey" || key === "pod" || key === "apiUrl";
    const sentence = `${this.settings.describe(setting)}, but ${reason}`;
    return new ConfigurationError(`${sentence}${/[.?!]$/.test(sentence) ? "" : "."}`, isOfAccess);
  }

  #text(key: ConfigKey): string | undefined {
    return this.settings.find(key)?.text;
  }
}

function refuseInvalidProxy(url: URL): void {
  try {
    proxyFor(url);
  } catch (error) {
    throw error instanceof InvalidProxy ? new ConfigurationError(`${error.message}.`) : error;
  }
}
