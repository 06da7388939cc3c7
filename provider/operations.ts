import type { Config } from "./config";
import { accountFingerprint } from "./kaleyra/connection";
import { FlowClient } from "./kaleyra/flow-client";
import { TimeLimit } from "./kaleyra/time-limit";
import { Transport } from "./kaleyra/transport";
import type { Warn } from "./lifecycle/context";
import type { ReadContext } from "./lifecycle/flow/read";

export interface OperationOptions {
  readonly warn: Warn;
  /**
   * The longest it may take.
   * @default the configuration's `timeout`
   */
  readonly seconds?: number | undefined;
  /** @default the configuration's */
  readonly documentDrift?: ReadContext["documentDrift"];
  /** Ends it early. */
  readonly cancellation?: AbortSignal;
}

/** What all operations under one configuration share: one account, and the connections to it. */
export class Operations {
  readonly config: Config;
  readonly #userAgent: string;
  #transport: Transport | undefined;

  /** @param userAgent Name and version of what runs the operations. */
  constructor(config: Config, userAgent: string) {
    this.config = config;
    this.#userAgent = userAgent;
  }

  /** The context of one operation, whose time starts now. */
  begin(options: OperationOptions): ReadContext {
    const { config } = this;
    const { warn, cancellation } = options;
    const { seconds = config.timeoutSeconds, documentDrift = config.documentDrift } = options;
    const limit = new TimeLimit(seconds, cancellation);
    const transport = () => this.#sharedTransport();
    return {
      // Asked for only by what talks to Kaleyra: the rest must work without credentials.
      get flows() {
        return new FlowClient(transport(), limit);
      },
      get account() {
        return accountFingerprint(config.connection);
      },
      defaultWabaId: config.wabaId,
      documentDrift,
      warn,
    };
  }

  #sharedTransport(): Transport {
    const { connection, debugLogFile, maxConcurrency, timeoutSeconds } = this.config;
    this.#transport ??= new Transport({
      connection,
      maxConcurrency,
      // Leaves time to look for a flow whose creation went unanswered.
      requestTimeoutSeconds: Math.min(30, timeoutSeconds / 3),
      userAgent: this.#userAgent,
      ...(debugLogFile !== undefined && { debugLogFile }),
    });
    return this.#transport;
  }
}
