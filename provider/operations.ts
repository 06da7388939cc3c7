import type { Config } from "./config";
import { configWarnings } from "./config-warnings";
import type * as kaleyra from "./kaleyra/client";
import { accountFingerprint } from "./kaleyra/connection";
import { DebugLog } from "./kaleyra/debug-log";
import { TimeLimit } from "./kaleyra/time-limit";
import type { OperationContext, Warn } from "./lifecycle/context";
import { FlowNames } from "./lifecycle/flow-names";

export interface OperationOptions {
  readonly warn: Warn;
  readonly progress?: (step: string) => void;
  /** Receives a description of a wait that takes long. */
  readonly onWait?: (description: string) => void;
  /**
   * The time limit in seconds, from the resource's `customTimeouts`.
   * @default the configuration's `timeoutSeconds`
   */
  readonly seconds?: number | undefined;
  /** @default the configuration's value */
  readonly flowJsonDrift?: OperationContext["flowJsonDrift"];
  /** The names that this run's checks have claimed; missing where there are no checks. */
  readonly names?: FlowNames;
  /** The resource; missing where the adapter does not know it. */
  readonly urn?: string;
  /** Ends the operation early. */
  readonly cancellation?: AbortSignal;
  /** What to do about a key that was rotated since the last `up`. */
  readonly storedKeyHint?: string;
}

/** The least time between two messages about waits, since many operations may wait at once. */
const betweenWaitsMs = 2_000;

/**
 * What all operations under one configuration share: one account, its connections and its lists.
 */
export class Operations {
  readonly config: Config;
  readonly debugLog: DebugLog | undefined;
  readonly #userAgent: string;
  readonly #warn: Warn;
  #isChecked = false;
  #isKnownToBeIncomplete = false;
  #client: kaleyra.Client | undefined;
  #account: string | undefined;
  #lastWait = -Infinity;

  /**
   * @param userAgent Name and version of the program that runs the operations.
   * @param warn Receives warnings about the whole run.
   */
  constructor(config: Config, userAgent: string, warn: Warn) {
    this.config = config;
    this.#userAgent = userAgent;
    this.#warn = harmless(warn);
    const { debugLogFile } = config;
    this.debugLog = debugLogFile === undefined ? undefined : new DebugLog(debugLogFile, this.#warn);
  }

  /**
   * Warns once about settings that are valid but may not work as intended.
   *
   * @throws {ConfigurationError} If a setting is invalid.
   */
  check(): void {
    if (this.#isChecked) return;
    this.config.validate();
    this.debugLog?.check();
    configWarnings(this.config).forEach(this.#warn);
    this.#isChecked = true;
  }

  /** Warns once about settings that the run needs and a preview does not. */
  warnIfIncomplete(): void {
    const { missing } = this.config;
    if (missing.length === 0 || this.#isKnownToBeIncomplete) return;
    this.#isKnownToBeIncomplete = true;
    const are = missing.length === 1 ? "is" : "are";
    this.#warn(
      `\`pulumi up\` needs ${missing.join(", ")}, which ${are} not set; the preview needs no access to Kaleyra`,
    );
  }

  /** Starts one operation and its time limit. */
  begin(options: OperationOptions): OperationContext {
    const { config } = this;
    const warn = harmless(options.warn);
    const progress = options.progress && harmless(options.progress);
    const { cancellation, names = new FlowNames(), urn, storedKeyHint } = options;
    const { seconds, flowJsonDrift = config.flowJsonDrift } = options;
    const limitedBy = seconds === undefined ? undefined : "customTimeouts";
    const onWait = options.onWait && this.#seldom(harmless(options.onWait));
    const limit = new TimeLimit(seconds ?? config.timeoutSeconds, cancellation, {
      onWait,
      limitedBy,
    });
    const client = () => this.#getClient().within(limit);
    const account = () => this.#getAccount();
    return {
      // A getter, since operations that do not call Kaleyra must work without credentials.
      get client() {
        return client();
      },
      get account() {
        return account();
      },
      endChange: () => limit.endChange(),
      defaultWabaId: config.wabaId,
      defaultDeletionPolicy: config.flowDefaults.deletionPolicy,
      flowJsonDrift,
      names,
      urn,
      warn,
      storedKeyHint: config.isKeyStored ? storedKeyHint : undefined,
      progress,
    };
  }

  /**
   * Drops messages that follow each other closely, since many operations may wait for the same
   * reason.
   */
  #seldom(observe: (message: string) => void): (message: string) => void {
    return (message) => {
      const now = performance.now();
      if (now - this.#lastWait < betweenWaitsMs) return;
      this.#lastWait = now;
      observe(message);
    };
  }

  /** Computed once, like the client, which keeps its connection. */
  #getAccount(): string {
    this.#account ??= accountFingerprint(this.config.connection);
    return this.#account;
  }

  #getClient(): kaleyra.Client {
    this.#client ??= this.#newClient();
    return this.#client;
  }

  #newClient(): kaleyra.Client {
    // oxlint-disable-next-line typescript/no-require-imports -- operations that send nothing must not load the HTTP client, and a getter cannot await an import()
    const { Client } = require("./kaleyra/client") as typeof kaleyra;
    return new Client({
      connection: this.config.connection,
      maxConcurrency: this.config.maxConcurrency,
      timeoutSeconds: this.config.timeoutSeconds,
      userAgent: this.#userAgent,
      debugLog: this.debugLog,
    });
  }
}

/** An observer of an operation must not make it fail. */
function harmless(observe: (message: string) => void): (message: string) => void {
  return (message) => {
    try {
      observe(message);
    } catch {
      // The message is lost; the operation continues.
    }
  };
}
