import type { Config } from "./config";
import type * as client from "./kaleyra/client";
import { accountFingerprint } from "./kaleyra/connection";
import { DebugLog } from "./kaleyra/debug-log";
import { TimeLimit } from "./kaleyra/time-limit";
import type { Warn } from "./lifecycle/context";
import { FlowNames } from "./lifecycle/flow-names";
import type { ReadContext } from "./lifecycle/flow/read";
import type { ResourceContext } from "./lifecycle/resource";

export interface OperationOptions {
  readonly warn: Warn;
  readonly progress?: (step: string) => void;
  /**
   * The longest it may take.
   * @default the configuration's `timeout`
   */
  readonly seconds?: number | undefined;
  /** @default the configuration's */
  readonly flowJsonDrift?: ReadContext["flowJsonDrift"];
  /** The names that the checks of the run have promised; none where there are no checks. */
  readonly names?: FlowNames;
  /** Ends it early. */
  readonly cancellation?: AbortSignal;
  /** What to do about a key that was rotated since the last `up`. */
  readonly storedKeyHint?: string;
}

/** What one operation on one resource is given. */
export type Operation = ResourceContext;

interface Shared {
  readonly transport: client.Transport;
  readonly lists: client.FlowLists;
  readonly migrations: client.MigrationBatches;
}

/** What all operations under one configuration share: one account, the connections to it, the lists read. */
export class Operations {
  readonly config: Config;
  readonly debugLog: DebugLog | undefined;
  readonly #userAgent: string;
  #shared: Shared | undefined;

  /**
   * @param userAgent Name and version of what runs the operations.
   * @param warn Takes what concerns the whole run.
   */
  constructor(config: Config, userAgent: string, warn: Warn) {
    this.config = config;
    this.#userAgent = userAgent;
    const { debugLogFile } = config;
    this.debugLog =
      debugLogFile === undefined ? undefined : new DebugLog(debugLogFile, harmless(warn));
  }

  /** Warns of configuration that works, but not as it was meant. */
  check(): void {
    this.debugLog?.check();
  }

  /** The context of one operation, whose time starts now. */
  begin(options: OperationOptions): Operation {
    const { config } = this;
    const warn = harmless(options.warn);
    const progress = options.progress && harmless(options.progress);
    const { cancellation, names = new FlowNames(), storedKeyHint } = options;
    const { seconds = config.timeoutSeconds, flowJsonDrift = config.flowJsonDrift } = options;
    const limit = new TimeLimit(seconds, cancellation);
    const shared = () => this.#getShared();
    return {
      // Asked for only by what talks to Kaleyra: the rest must work without credentials.
      get flows() {
        const { transport, lists } = shared();
        const { FlowClient } = loadedClient();
        return new FlowClient(transport, limit, lists);
      },
      get encryptionKeys() {
        const { EncryptionKeyClient } = loadedClient();
        return new EncryptionKeyClient(shared().transport, limit);
      },
      copy(wanted) {
        const { transport, migrations } = shared();
        const { MigrationClient } = loadedClient();
        return migrations.copy(wanted, { client: new MigrationClient(transport, limit), limit });
      },
      get account() {
        return accountFingerprint(config.connection);
      },
      endChange: () => limit.endChange(),
      defaultWabaId: config.wabaId,
      defaultDeletionPolicy: config.flowDefaults.deletionPolicy,
      flowJsonDrift,
      names,
      warn,
      ...(storedKeyHint !== undefined && config.isKeyStored && { storedKeyHint }),
      ...(progress !== undefined && { progress }),
    };
  }

  #getShared(): Shared {
    if (this.#shared !== undefined) return this.#shared;
    const { FlowLists, MigrationBatches, Transport } = loadedClient();
    const { connection, maxConcurrency, timeoutSeconds } = this.config;
    const transport = new Transport({
      connection,
      maxConcurrency,
      userAgent: this.#userAgent,
      debugLog: this.debugLog,
    });
    const lists = new FlowLists(transport, () => new TimeLimit(timeoutSeconds));
    this.#shared = { transport, lists, migrations: new MigrationBatches() };
    return this.#shared;
  }
}

/** Who only watches an operation cannot make it fail. */
function harmless(observe: (message: string) => void): (message: string) => void {
  return (message) => {
    try {
      observe(message);
    } catch {
      // It was not heard; the operation goes on.
    }
  };
}

function loadedClient(): typeof client {
  // oxlint-disable-next-line typescript/no-require-imports -- what sends nothing does not wait for what speaks HTTP, and a getter cannot wait for an import()
  return require("./kaleyra/client") as typeof client;
}
