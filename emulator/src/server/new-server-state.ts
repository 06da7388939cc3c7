import { demoAccounts } from "../accounts";
import type { EmulatorOptions } from "../emulator";
import { addSeed } from "../flows/by-hand";
import { DataFile } from "../flows/data-file";
import { FlowStore } from "../flows/flow-store";
import { Links } from "../flows/links";
import { ReadLag } from "../flows/read-lag";
import { defaultSwitches } from "../switches";
import { Faults } from "./faults";
import { Journal } from "./journal";
import { RateLimiter } from "./rate-limiter";
import type { ServerState } from "./server-state";

/** The state to start with: what the data file holds or, if that is nothing, the seeds. */
export function newServerState(options: EmulatorOptions): ServerState {
  const accounts = options.accounts ?? demoAccounts;
  const keys = accounts.flatMap(({ apiKeys }) => apiKeys);
  const dataFile = options.dataFile === undefined ? undefined : new DataFile(options.dataFile);
  const flows = new FlowStore();
  const state: ServerState = {
    accounts,
    kaleyra: {
      flows,
      downloads: new Links(),
      previews: new Links(),
      publishLag: new ReadLag(),
      freshIds: new ReadLag(),
    },
    switches: { ...defaultSwitches, ...options.switches },
    journal: new Journal(options.log),
    faults: new Faults(),
    rateLimiter: new RateLimiter(),
    save: () => {
      dataFile?.save(flows);
    },
    withoutKeys: (text) => keys.reduce((rest, key) => rest.replaceAll(key, "…"), text),
  };
  dataFile?.loadInto(flows);
  if (flows.all().length === 0) {
    sow(state, options);
  }
  return state;
}

/** Back to the seeds and switches of the start. */
export function resetServerState(state: ServerState, options: EmulatorOptions): void {
  state.switches = { ...defaultSwitches, ...options.switches };
  state.kaleyra.flows.clear();
  state.kaleyra.publishLag.clear();
  state.kaleyra.freshIds.clear();
  state.faults.clear();
  state.journal.clear();
  sow(state, options);
}

function sow(state: ServerState, { flows = [] }: EmulatorOptions): void {
  for (const seed of flows) {
    addSeed(seed, state.kaleyra.flows, {
      accounts: state.accounts,
      switches: state.switches,
    });
  }
  state.save();
}
