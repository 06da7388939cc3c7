import { nearest } from "./nearest";
import { truncated } from "./text";

/** The settings, each with the environment variable that can hold it. */
export const variables = {
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

/** A source of settings: the text of one, `null` if it is set to what is not known yet. */
export type ConfigSource = (key: ConfigKey) => string | null | undefined;

/** Reads the environment, the only place that does. */
export const environment: ConfigSource = (key) => process.env[variables[key]];

export interface ConfigSources {
  /** The program's or the stack's configuration, which comes before the environment. */
  readonly configured: ConfigSource;
  /**
   * What a message calls it.
   * @default "the stack's configuration"
   */
  readonly configuredName?: string;
  /**
   * Whether it can be the configuration of the last `up`, in which a key that was rotated since is the
   * old one: then `KALEYRA_API_KEY` comes first, if it is a key of the same account.
   */
  readonly isOfLastUp?: boolean;
  /** @default the process's */
  readonly environment?: ConfigSource;
}

export type Origin = "configuration" | "environment";

/** A setting that has a value. */
export interface Setting {
  readonly key: ConfigKey;
  readonly text: string;
  readonly origin: Origin;
}

const origins = ["configuration", "environment"] as const;

/** Two ways to say the same: each source has its own, and the two are not mixed. */
const hostKeys = ["apiUrl", "pod"] as const;

/**
 * The one place for the order of the sources: the program's or the stack's configuration, then the
 * environment. Blanks around a text do not count: Kaleyra's own samples have one at the end of a key.
 */
export class Settings {
  readonly #sources: Readonly<Record<Origin, ConfigSource>>;
  readonly #configuredName: string;
  readonly #isOfLastUp: boolean;

  constructor(sources: ConfigSources) {
    this.#sources = {
      configuration: sources.configured,
      environment: sources.environment ?? environment,
    };
    this.#configuredName = sources.configuredName ?? "the stack's configuration";
    this.#isOfLastUp = sources.isOfLastUp ?? false;
  }

  find(key: ConfigKey): Setting | undefined {
    if (key === "apiKey") return this.#apiKey();
    const keys = isHostKey(key) ? hostKeys : [key];
    const origin = origins.find((one) => keys.some((name) => this.#isSet(one, name)));
    return origin === undefined ? undefined : this.in(origin, key);
  }

  /** What one source says, whether or not it holds. */
  in(origin: Origin, key: ConfigKey): Setting | undefined {
    const text = this.#sources[origin](key)?.trim();
    return text ? { key, text, origin } : undefined;
  }

  /** Whether it is set to what is not known yet. */
  isPending(key: ConfigKey): boolean {
    return this.#sources.configuration(key) === null;
  }

  /** `KALEYRA_API_KEY` is for `KALEYRA_SID`: a key of one account is never sent as another's. */
  get isVariableForOtherAccount(): boolean {
    const variable = this.in("environment", "sid");
    return variable !== undefined && variable.text !== this.find("sid")?.text;
  }

  /** A setting with its value and where it is from, e.g. `kaleyra:pod is "X" (from KALEYRA_POD)`. */
  describe(setting: Setting): string {
    const { key, origin } = setting;
    const from = origin === "environment" ? variables[key] : this.#configuredName;
    return `kaleyra:${key} is ${this.show(setting)} (from ${from})`;
  }

  /** The value as anybody may read it: no key, wherever it was put, no whole SID, no password. */
  show({ key, text }: Setting): string {
    const shown = key === "apiUrl" ? text.replace(/\/\/[^/]*@/, "//***@") : text;
    const isSecret = origins.some((origin) => {
      const secret = this.in(origin, "apiKey")?.text;
      return secret !== undefined && shown.includes(secret);
    });
    if (key === "apiKey" || isSecret || keyLike.test(shown)) {
      return `a text of ${text.length} characters`;
    }
    if (key !== "sid") return JSON.stringify(truncated(shown, 80));
    return isSid(text)
      ? `${text.slice(0, 2)}…${text.slice(-2)}`
      : `a text of ${text.length} characters`;
  }

  #apiKey(): Setting | undefined {
    const configured = this.in("configuration", "apiKey");
    const variable = this.isVariableForOtherAccount ? undefined : this.in("environment", "apiKey");
    if (this.isPending("apiKey")) return undefined;
    return this.#isOfLastUp ? (variable ?? configured) : (configured ?? variable);
  }

  #isSet(origin: Origin, key: ConfigKey): boolean {
    if (origin === "configuration" && this.isPending(key)) return true;
    return this.in(origin, key) !== undefined;
  }
}

function isHostKey(key: ConfigKey): key is (typeof hostKeys)[number] {
  return hostKeys.some((one) => one === key);
}

/** The form of Kaleyra's API keys in its samples. */
const keyLike = /^A[A-Za-z0-9]{32}$/;

/** The form of SIDs: docs/assumptions.md, `sid-characters`. */
export function isSid(text: string): boolean {
  return /^HX[A-Za-z0-9]+$/.test(text);
}

/** A setting with its variable, for a user who has neither. */
export function nameOfSetting(key: ConfigKey): string {
  return `kaleyra:${key} (${variables[key]})`;
}

/**
 * What is wrong with names of settings that are none, such as misspelt ones: each in one sentence.
 *
 * @param project The program's: one that is called kaleyra has settings of its own in the same place.
 */
export function unknownSettings(names: Iterable<string>, project?: string): readonly string[] {
  return [...names]
    .filter((name) => !configKeys.some((key) => key === name))
    .flatMap((name) => {
      const meant = nearest(name, configKeys) ?? begunBy(name);
      if (meant === undefined && project === "kaleyra") return [];
      const way =
        meant === undefined
          ? `The settings are ${configKeys.join(", ")}.`
          : `Did you mean kaleyra:${meant}?`;
      return `kaleyra:${truncated(name, 60)} is not a setting of this provider. ${way}`;
    });
}

/** The one setting whose name begins with a shorter one, such as `timeout`. */
function begunBy(name: string): ConfigKey | undefined {
  const [only, ...more] = configKeys.filter((key) =>
    key.toLowerCase().startsWith(name.toLowerCase()),
  );
  return more.length === 0 ? only : undefined;
}
