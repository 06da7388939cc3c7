import { nearest } from "./nearest";
import { counted, shortSid, truncated } from "./text";

/** The settings, each with its environment variable. */
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

/** A source of settings: returns the text of a setting, or `null` if its value is not known yet. */
export type ConfigSource = (key: ConfigKey) => string | null | undefined;

/** Reads the environment. No other code does. */
export const environment: ConfigSource = (key) => process.env[variables[key]];

/** A variable that a user names on the command line, for a secret of another service. */
export function environmentVariable(name: string): string | undefined {
  return process.env[name];
}

export interface ConfigSources {
  /** The program's or the stack's configuration, which takes precedence over the environment. */
  readonly configured: ConfigSource;
  /**
   * The name of the source in messages.
   * @default "the stack's configuration"
   */
  readonly configuredName?: string;
  /**
   * Whether this can be the configuration of the last `up`, which still has the old key after a
   * rotation. `KALEYRA_API_KEY` takes precedence then, if it is a key of the same account.
   */
  readonly isOfLastUp?: boolean;
  /** @default the process's environment */
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

/** Alternatives for the host. Each source uses its own; the two are not mixed. */
const hostKeys = ["apiUrl", "pod"] as const;

/**
 * Defines the order of the sources: the program's or the stack's configuration, then the
 * environment. Texts are trimmed: keys in Kaleyra's own samples end with a space.
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

  /** A setting in one source, even if another source takes precedence. */
  in(origin: Origin, key: ConfigKey): Setting | undefined {
    const text = this.#sources[origin](key)?.trim();
    return text ? { key, text, origin } : undefined;
  }

  /** Whether the setting has a value that is not known yet. */
  isPending(key: ConfigKey): boolean {
    return this.#sources.configuration(key) === null;
  }

  /**
   * Whether `KALEYRA_API_KEY` belongs to another account, that of `KALEYRA_SID`. A key is never
   * sent to an account that it does not belong to.
   */
  get isVariableForOtherAccount(): boolean {
    const variable = this.in("environment", "sid");
    return variable !== undefined && variable.text !== this.find("sid")?.text;
  }

  /** A setting with its value and source, e.g. `kaleyra:pod is "X" (from KALEYRA_POD)`. */
  describe(setting: Setting): string {
    const { key, origin } = setting;
    const from = origin === "environment" ? variables[key] : this.#configuredName;
    return `kaleyra:${key} is ${this.show(setting)} (from ${from})`;
  }

  /** The value, safe to print: without any key, password or full SID, even in the wrong setting. */
  show({ key, text }: Setting): string {
    const redacted = key === "apiUrl" ? text.replace(/\/\/[^/]*@/, "//***@") : text;
    const isSecret = origins.some((origin) => {
      const secret = this.in(origin, "apiKey")?.text;
      return secret !== undefined && redacted.includes(secret);
    });
    if (key === "apiKey" || isSecret || keyLike.test(redacted)) {
      return `a text of ${counted(text.length, "character")}`;
    }
    if (key !== "sid") return JSON.stringify(truncated(redacted, 80));
    return isSid(text) ? shortSid(text) : `a text of ${counted(text.length, "character")}`;
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

/** The form of Kaleyra's API keys, according to its samples. */
const keyLike = /^A[A-Za-z0-9]{32}$/;

/** Whether a text has the format of a SID: docs/assumptions.md, `sid-characters`. */
export function isSid(text: string): boolean {
  return /^HX[A-Za-z0-9]+$/.test(text);
}

/** What a user has to look at to correct a setting: its variable or its key. */
export function nameOfSource({ key, origin }: Setting): string {
  return origin === "environment" ? variables[key] : `kaleyra:${key}`;
}

/** A setting and its variable, for a message about a missing one. */
export function nameOfSetting(key: ConfigKey): string {
  return `kaleyra:${key} (${variables[key]})`;
}

/**
 * What is wrong with names that are not settings, such as misspelled ones, one sentence each.
 *
 * @param project The program's project. A project named kaleyra has its own settings in the same
 *   namespace.
 */
export function unknownSettings(names: Iterable<string>, project?: string): readonly string[] {
  return [...names]
    .filter((name) => !configKeys.some((key) => key === name))
    .flatMap((name) => {
      const suggestion = nearest(name, configKeys) ?? begunBy(name);
      if (suggestion === undefined && project === "kaleyra") return [];
      const way =
        suggestion === undefined
          ? `The settings are ${configKeys.join(", ")}.`
          : `Did you mean kaleyra:${suggestion}?`;
      return `kaleyra:${truncated(name, 60)} is not a setting of this provider. ${way}`;
    });
}

/**
 * A sentence for each environment variable that misspells one of a setting. Other variables are
 * somebody else's.
 */
export function misspelledVariables(
  names: Iterable<string> = Object.keys(process.env),
): readonly string[] {
  const allNames: ReadonlySet<string> = new Set(Object.values(variables));
  return [...names].flatMap((name) => {
    const [, prefix = "", rest = ""] = /^(KALEYRA|[A-Z]{5,9}(?=_))_?(.+)$/i.exec(name) ?? [];
    if (allNames.has(name) || nearest(prefix, ["KALEYRA"]) === undefined) return [];
    const word = rest.replaceAll("_", "");
    const suggestion = nearest(word, configKeys) ?? begunBy(word);
    if (suggestion === undefined) return [];
    return `${truncated(name, 60)} is not a variable of this provider. Did you mean ${variables[suggestion]}?`;
  });
}

/** The only setting whose name starts with `name`, such as `timeoutSeconds` for `timeout`. */
function begunBy(name: string): ConfigKey | undefined {
  const [only, ...more] = configKeys.filter((key) =>
    key.toLowerCase().startsWith(name.toLowerCase()),
  );
  return more.length === 0 ? only : undefined;
}
