import { type Account, demoAccounts } from "../accounts";
import type { EmulatorOptions } from "../emulator";
import { DataFile } from "../flows/data-file";
import { FlowStore } from "../flows/flow-store";
import { Links } from "../flows/links";
import { ReadLag } from "../flows/read-lag";
import { addSeed } from "../flows/seed";
import { type Mask, maskFor } from "../mask";
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
  /**
   * Writes the flows to the data file, if there is one.
   *
   * @throws {DataFileError} If it cannot be written; the flows are then as before the change.
   */
  save(): void;
  /** The names, besides this machine's, under which the emulator is reached. */
  readonly hostNames: readonly string[];
  /** Hides keys and SIDs in what is recorded. */
  readonly mask: Mask;
}

/** The state at the start: the flows of the data file or, if it has none, the seeds. */
export function newServerState(options: EmulatorOptions): ServerState {
  const accounts = options.accounts ?? demoAccounts;
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
    switches: startSwitches(options),
    journal: new Journal(options.log),
    faults: new Faults(),
    rateLimiter: new RateLimiter(),
    save: () => {
      dataFile?.save(flows);
    },
    hostNames: [options.host ?? [], options.allowedHosts ?? []].flat(),
    mask: maskFor(accounts),
  };
  dataFile?.loadInto(flows);
  if (flows.all().length === 0) addSeeds(state, options);
  return state;
}

/** Back to the seeds and switches of the start. */
export function resetServerState(state: ServerState, options: EmulatorOptions): void {
  state.kaleyra.flows.clear();
  addSeeds(state, options);
  state.switches = startSwitches(options);
  state.kaleyra.publishLag.clear();
  state.kaleyra.freshIds.clear();
  state.faults.clear();
  state.journal.clear();
}

function startSwitches({ switches }: EmulatorOptions): Switches {
  return { ...defaultSwitches, ...switches };
}

function addSeeds(state: ServerState, options: EmulatorOptions): void {
  const { flows = [] } = options;
  for (const seed of flows) {
    addSeed(seed, state.kaleyra.flows, {
      accounts: state.accounts,
      switches: startSwitches(options),
    });
  }
  state.save();
}

const rateLimitWindowMs = 1000;

/** Counts each account's requests over the last second. */
export class RateLimiter {
  readonly #recent = new Map<string, readonly number[]>();

  /** Whether one more request is admitted. A rejected one does not count. */
  admits(sid: string, limit: RateLimit): boolean {
    const now = Date.now();
    const recent = (this.#recent.get(sid) ?? []).filter((time) => now - time < rateLimitWindowMs);
    const admitted = recent.length < limit.requestsPerSecond;
    this.#recent.set(sid, admitted ? [...recent, now] : recent);
    return admitted;
  }
}
