import { randomInt } from "node:crypto";

import { defaultDocument } from "../documents/document";
import type { Switches } from "../switches";
import { setDocument, setStatus, type StoredFlow } from "./flow";

/** A flow to add; the store adds what is missing. */
interface NewFlow {
  readonly id?: string;
  readonly wabaId: string;
  readonly sid: string;
  readonly name: string;
  readonly categories: readonly string[];
  readonly status?: string;
  readonly endpointUri?: string | undefined;
  readonly document?: string | undefined;
  readonly formerlyPublished?: boolean;
}

/** The content of a data file, as JSON. `data-file.ts` checks only that both members are arrays. */
export interface StoredState {
  readonly flows: readonly StoredFlow[];
  readonly encryptionKeys: readonly (readonly [phoneNumber: string, publicKey: string])[];
}

/** All flows and encryption keys of all accounts. */
export class FlowStore {
  readonly #flows = new Map<string, StoredFlow>();
  readonly #encryptionKeys = new Map<string, string>();
  /** Continues after `clear`, so that the cursor of an old list never fits a new flow. */
  #nextSequence = 1;

  /** Adds a flow without applying any rule. */
  add(flow: NewFlow, switches: Switches): StoredFlow {
    const stored: StoredFlow = {
      id: flow.id ?? newFlowId(switches),
      wabaId: flow.wabaId,
      sid: flow.sid,
      sequence: this.#nextSequence,
      name: flow.name,
      categories: [...flow.categories],
      status: "DRAFT",
      endpointUri: flow.endpointUri,
      document: "",
      storedDocument: "",
      validationErrors: [],
      formerlyPublished: flow.formerlyPublished ?? false,
    };
    setDocument(stored, flow.document ?? defaultDocument, switches);
    setStatus(stored, flow.status ?? "DRAFT");
    this.#nextSequence += 1;
    this.#flows.set(stored.id, stored);
    return stored;
  }

  get(id: string | undefined): StoredFlow | undefined {
    return id === undefined ? undefined : this.#flows.get(id);
  }

  /** All flows, in the order of their creation. */
  all(): readonly StoredFlow[] {
    return [...this.#flows.values()];
  }

  inWaba(wabaId: string): readonly StoredFlow[] {
    return this.all().filter((flow) => flow.wabaId === wabaId);
  }

  /** The flow that has a name in a WABA. With `deprecatedKeepsName`, it may be deprecated. */
  findByName(
    name: string,
    wabaId: string,
    { deprecatedKeepsName }: Pick<Switches, "deprecatedKeepsName">,
  ): StoredFlow | undefined {
    return this.inWaba(wabaId).find(
      (flow) => flow.name === name && (deprecatedKeepsName || flow.status !== "DEPRECATED"),
    );
  }

  /** @returns Whether there was such a flow. */
  remove(id: string): boolean {
    return this.#flows.delete(id);
  }

  encryptionKey(phoneNumber: string): string | undefined {
    return this.#encryptionKeys.get(phoneNumber);
  }

  setEncryptionKey(phoneNumber: string, publicKey: string): void {
    this.#encryptionKeys.set(phoneNumber, publicKey);
  }

  clear(): void {
    this.#flows.clear();
    this.#encryptionKeys.clear();
  }

  /** What `JSON.stringify` writes to the data file. */
  toJSON(): StoredState {
    return { flows: this.all(), encryptionKeys: [...this.#encryptionKeys] };
  }

  /** Replaces everything with the content of a data file. */
  restore({ flows, encryptionKeys }: StoredState): void {
    this.clear();
    for (const flow of flows) {
      // JSON omits an `endpointUri` that is undefined.
      this.#flows.set(flow.id, { ...flow, endpointUri: flow.endpointUri });
      this.#nextSequence = Math.max(this.#nextSequence, flow.sequence + 1);
    }
    for (const [phoneNumber, publicKey] of encryptionKeys) {
      this.#encryptionKeys.set(phoneNumber, publicKey);
    }
  }
}

/** The time in the newest id, so that no id is given twice. */
let newestTime = 0n;

/**
 * A flow id like Meta's: only digits, and not exact as a double, so that tests detect a client that
 * reads ids as numbers. Later ids are greater, or smaller with `ascendingIds` off.
 */
function newFlowId({ ascendingIds }: Pick<Switches, "ascendingIds">): string {
  for (;;) {
    // The time has 17 digits, four of them random.
    const time = BigInt(`${Date.now()}${randomInt(1_000, 10_000)}`);
    if (time <= newestTime) continue;
    // Both have 18 digits. A number that a double holds exactly is not used.
    const id = ascendingIds ? 10n ** 17n + time : 10n ** 18n - time;
    if (BigInt(Number(id)) !== id) {
      newestTime = time;
      return String(id);
    }
  }
}
