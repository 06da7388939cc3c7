import type { Emulator, EmulatorOptions } from "./emulator";
import { setStatus, snapshotOf, type StoredFlow } from "./flows/flow";
import { addSeed, editByHand } from "./flows/seed";
import { resetServerState, type ServerState } from "./server/state";

/** No flow has the id. */
export class UnknownFlow extends Error {
  override readonly name = "UnknownFlow";

  constructor(id: string) {
    super(`The emulator has no flow ${id}.`);
  }
}

/** What can be done to an emulator besides closing it; the admin API offers the same. */
export type Controls = Omit<Emulator, "url" | "environment" | "close" | typeof Symbol.asyncDispose>;

/** The controls of an emulator. Each change of a flow is saved to the data file. */
export function controlsOf(state: ServerState, options: EmulatorOptions): Controls {
  const { kaleyra, journal, faults } = state;
  const { flows, publishLag } = kaleyra;
  const change = (id: string, act: (flow: StoredFlow) => void): void => {
    const flow = flows.get(id);
    if (flow === undefined) throw new UnknownFlow(id);
    act(flow);
    state.save();
  };
  return {
    flows: (wabaId) => (wabaId === undefined ? flows.all() : flows.inWaba(wabaId)).map(snapshotOf),
    flow: (id) => {
      const flow = flows.get(id);
      return flow && snapshotOf(flow);
    },
    addFlow: (seed) => {
      const { accounts, switches } = state;
      const added = addSeed(seed, flows, { accounts, switches });
      state.save();
      return added;
    },
    requests: () => journal.requests(),
    droppedRequests: () => journal.dropped(),
    clearRequests: () => {
      journal.clear();
    },
    maxConcurrentRequests: () => journal.maxConcurrentRequests(),
    setStatus: (id, status) => {
      change(id, (flow) => {
        setStatus(flow, status);
        publishLag.stop(id); // A status set by hand is visible at once.
      });
    },
    editFlow: (id, edit) => {
      change(id, (flow) => {
        editByHand(flow, edit, state.switches);
      });
    },
    removeFlow: (id) => {
      change(id, () => flows.remove(id));
    },
    configure: (switches) => {
      state.switches = { ...state.switches, ...switches };
    },
    switches: () => state.switches,
    addFault: (fault) => {
      faults.add(fault);
    },
    faults: () => faults.waiting(),
    clearFaults: () => {
      faults.clear();
    },
    reset: () => {
      resetServerState(state, options);
    },
  };
}
