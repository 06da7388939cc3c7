import { type Account, demoAccounts } from "../accounts";
import type { EmulatorOptions } from "../emulator";
import { DataFile } from "../flows/data-file";
import { FlowStore } from "../flows/flow-store";
import { Links } from "../flows/links";
import { ReadLag } from "../flows/read-lag";
import { addSeed } from "../flows/seed";
import type { Kaleyra } from "../operations/operation";
import { defaultSwitches, type RateLimit, type Switches } from "../switches";
import { Faults } from "./faults";
import { Journal } from "./journal";

/** What all requests share. */
export interface ServerState {
  readonly accounts: readonly Account[];
  readonly kaleyra: Kaleyra;
  /** Replaced as a whole when one changes. */
  switches: Switches;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly rateLimiter: RateLimiter;
  /** Writes the flows to the data file, if there is one. */
  save(): void;
  /** The text without any known key. */
  maskKeys(text: string): string;
}

/** The state at the start: the flows of the data file or, if it has none, the seeds. */
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
    maskKeys: (text) => keys.reduce((rest, key) => rest.replaceAll(key, "…"), text),
  };
  dataFile?.loadInto(flows);
  if (flows.all().length === 0) addSeeds(state, options);
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
  addSeeds(state, options);
}

function addSeeds(state: ServerState, { flows = [] }: EmulatorOptions): void {
  for (const seed of flows) {
    addSeed(seed, state.kaleyra.flows, {
      accounts: state.accounts,
      switches: state.switches,
    });
  }
  state.save();
}

const windowMs = 1000;

/** Counts each account's requests over the last second. */
export class RateLimiter {
  readonly #recent = new Map<string, readonly number[]>();

  /** Whether one more request is admitted. A rejected one does not count. */
  admits(sid: string, limit: RateLimit): boolean {
    const now = Date.now();
    const recent = (this.#recent.get(sid) ?? []).filter((time) => now - time < windowMs);
    const admitted = recent.length < limit.requestsPerSecond;
    this.#recent.set(sid, admitted ? [...recent, now] : recent);
    return admitted;
  }
}
