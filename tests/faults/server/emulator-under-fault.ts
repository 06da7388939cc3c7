import {
  type Emulator,
  type EmulatorEnvironment,
  type OperationName,
  startEmulator,
} from "kaleyra-emulator";

import type { Cell } from "../matrix/cell";
import { emulatorFaults } from "./emulator-faults";
import {
  faultyKey,
  type FaultyKaleyra,
  faultySid,
  type ServedFlow,
  type Span,
} from "./faulty-kaleyra";

/** Starts an emulator with a WABA for each cell. */
export async function emulatorUnderFault(cells: readonly Cell[]): Promise<FaultyKaleyra> {
  const wabas = cells.map(({ wabaId }) => ({ id: wabaId, phoneNumbers: [`+91${wabaId}`] }));
  const watcher = new NewFlowWatcher();
  const emulator = await startEmulator({
    accounts: [{ sid: faultySid, apiKeys: [faultyKey], wabas }],
    log: () => watcher.check(emulator),
  });
  return new EmulatorUnderFault(emulator, watcher);
}

/**
 * Adds the faults of cells whose flow does not exist yet, as soon as it does. The emulator calls `check`
 * when it logs a request, which is before it responds: so the first request about a new flow already
 * meets its fault.
 */
class NewFlowWatcher {
  #cells: readonly Cell[] = [];
  /** Is set together with the cells. */
  #operation: OperationName = "getFlow";
  /** The id of the WABA by the id of the flow, also of deleted flows. */
  readonly wabas = new Map<string, string>();

  /** Replaces the cells that wait for their flow. */
  waitFor(operation: OperationName, cells: readonly Cell[]): void {
    this.#operation = operation;
    this.#cells = cells;
  }

  /** The ids of the WABAs whose flow does not exist yet. */
  waitingWabas(): readonly string[] {
    return this.#cells.map(({ wabaId }) => wabaId);
  }

  check(emulator: Emulator): void {
    for (const { id, wabaId } of emulator.flows()) this.wabas.set(id, wabaId);
    const hasFlow = ({ wabaId }: Cell) => emulator.flows(wabaId).length > 0;
    const found = this.#cells.filter(hasFlow);
    this.#cells = this.#cells.filter((cell) => !hasFlow(cell));
    for (const cell of found) injectFaultForFlow(emulator, this.#operation, cell);
  }
}

class EmulatorUnderFault implements FaultyKaleyra {
  readonly environment: EmulatorEnvironment;
  readonly #emulator: Emulator;
  readonly #watcher: NewFlowWatcher;

  constructor(emulator: Emulator, watcher: NewFlowWatcher) {
    this.#emulator = emulator;
    this.#watcher = watcher;
    this.environment = emulator.environment;
  }

  flows(): Promise<readonly ServedFlow[]> {
    return Promise.resolve(this.#emulator.flows());
  }

  injectFaults(operation: OperationName, cells: readonly Cell[]): Promise<void> {
    if (operation === "createFlow") {
      for (const cell of cells) injectFaultsInWaba(this.#emulator, cell);
      return Promise.resolve();
    }
    this.#watcher.waitFor(operation, cells);
    // For the flows that exist already.
    this.#watcher.check(this.#emulator);
    return Promise.resolve();
  }

  repair(): Promise<readonly string[]> {
    // A fault that no request has met is still there, with its address.
    const unused = this.#emulator.faults().flatMap(({ path, times }) => {
      const id = /^\/whatsapp\/(\d+)/.exec(String(path))?.[1];
      return id === undefined || times === "always" ? [] : [this.#watcher.wabas.get(id) ?? id];
    });
    const unmet = [...this.#watcher.waitingWabas(), ...unused];
    this.#watcher.waitFor("getFlow", []); // No cell waits any more.
    this.#emulator.clearFaults();
    return Promise.resolve(unmet);
  }

  remove(id: string): Promise<void> {
    this.#emulator.removeFlow(id);
    return Promise.resolve();
  }

  spans(): Promise<readonly Span[]> {
    const requests = this.#emulator.requests();
    this.#emulator.clearRequests();
    const spans = requests.flatMap(({ flowId = "", wabaId, startedAt: from, endedAt: to }) => {
      const waba = wabaId ?? this.#watcher.wabas.get(flowId);
      // A request about no flow and no WABA, such as one that the emulator does not know.
      return waba === undefined ? [] : [{ wabaId: waba, from, to }];
    });
    return Promise.resolve(spans);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#emulator.close();
  }
}

/** Adds the faults of a create, which has only the WABA in its path. */
function injectFaultsInWaba(emulator: Emulator, { kind, wabaId }: Cell): void {
  const target = {
    operation: "createFlow" as const,
    path: `/whatsapp/${wabaId}/flows`,
    flow: () => emulator.flows(wabaId).at(-1),
  };
  for (const fault of emulatorFaults(kind, target)) emulator.addFault(fault);
}

/** Adds the faults of a request about a flow, for each flow of the cell's WABA. */
function injectFaultForFlow(
  emulator: Emulator,
  operation: OperationName,
  { kind, wabaId }: Cell,
): void {
  for (const { id } of emulator.flows(wabaId)) {
    const target = { operation, path: `/whatsapp/${id}`, flow: () => emulator.flow(id) };
    for (const fault of emulatorFaults(kind, target)) emulator.addFault(fault);
  }
}
