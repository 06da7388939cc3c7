import { randomInt } from "node:crypto";

import { defaultDocument } from "../documents/document";
import type { Switches } from "../switches";
import { setDocument, setStatus, type StoredFlow } from "./flow";

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

/** What a data file holds. */
export interface StoredState {
  readonly flows: readonly StoredFlow[];
  readonly encryptionKeys: readonly (readonly [phoneNumber: string, publicKey: string])[];
}

/** Every flow and encryption key that there is. */
export class FlowStore {
  readonly #flows = new Map<string, StoredFlow>();
  readonly #encryptionKeys = new Map<string, string>();
  #nextSequence = 1;

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

  all(): readonly StoredFlow[] {
    return [...this.#flows.values()];
  }

  inWaba(wabaId: string): readonly StoredFlow[] {
    return this.all().filter((flow) => flow.wabaId === wabaId);
  }

  /** The flow with this name. With `deprecatedKeepsName`, this includes deprecated flows. */
  findByName(
    name: string,
    wabaId: string,
    { deprecatedKeepsName }: Pick<Switches, "deprecatedKeepsName">,
  ): StoredFlow | undefined {
    return this.inWaba(wabaId).find(
      (flow) => flow.name === name && (deprecatedKeepsName || flow.status !== "DEPRECATED"),
    );
  }

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

  toJSON(): StoredState {
    return { flows: this.all(), encryptionKeys: [...this.#encryptionKeys] };
  }

  restore({ flows, encryptionKeys }: StoredState): void {
    this.clear();
    for (const flow of flows) {
      this.#flows.set(flow.id, { ...flow, endpointUri: flow.endpointUri });
      this.#nextSequence = Math.max(this.#nextSequence, flow.sequence + 1);
    }
    for (const [phoneNumber, publicKey] of encryptionKeys) {
      this.#encryptionKeys.set(phoneNumber, publicKey);
    }
  }
}

let latest = 0n;

/**
 * A flow id like Meta's: only digits, too large for a double, so that tests detect a client that
 * reads ids as numbers. Later ids are greater, or smaller with `ascendingIds` off.
 */
function newFlowId({ ascendingIds }: Pick<Switches, "ascendingIds">): string {
  for (;;) {
    const time = BigInt(`${Date.now()}${randomInt(1_000, 10_000)}`);
    if (time <= latest) continue;
    const id = ascendingIds ? 10n ** 17n + time : 10n ** 18n - time;
    if (BigInt(Number(id)) !== id) {
      latest = time;
      return String(id);
    }
  }
}
