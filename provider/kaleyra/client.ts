import { EncryptionKeyClient } from "./encryption-key-client";
import { FlowClient } from "./flow-client";
import { FlowLists } from "./flow-lists";
import { type CopyOutcome, MigrationClient, type CopyRequest } from "./migration-client";
import { TimeLimit } from "./time-limit";
import { Transport, type TransportOptions } from "./transport";

export interface ClientOptions extends TransportOptions {
  /** The time limit of one pass through a list of flows: as long as that of one operation. */
  readonly timeoutSeconds: number;
}

/** The clients of one operation, all within its time limit. */
export interface OperationClient {
  readonly flows: FlowClient;
  readonly encryptionKeys: EncryptionKeyClient;
  /** Copies a flow, in one request with other copies that are requested at the same time. */
  readonly copy: (request: CopyRequest) => Promise<CopyOutcome>;
}

/** Kaleyra's API under one configuration; all operations on one account share it. */
export class Client {
  readonly #transport: Transport;
  readonly #lists: FlowLists;
  readonly #migrations: MigrationClient;

  constructor({ timeoutSeconds, ...options }: ClientOptions) {
    this.#transport = new Transport(options);
    // A list is read for several operations, so it has its own limit: the end of one must not stop
    // it.
    this.#lists = new FlowLists(this.#transport, () => new TimeLimit(timeoutSeconds));
    this.#migrations = new MigrationClient(this.#transport);
  }

  /** The clients for one operation: all their requests count against its limit. */
  within(limit: TimeLimit): OperationClient {
    return {
      flows: new FlowClient(this.#transport, limit, this.#lists),
      encryptionKeys: new EncryptionKeyClient(this.#transport, limit),
      copy: (request) => this.#migrations.copy(request, limit),
    };
  }
}
