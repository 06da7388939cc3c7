import { type Account, demoAccounts } from "../accounts";
import type { EmulatorOptions } from "../emulator";
import { DataFile } from "../flows/data-file";
import { FlowStore } from "../flows/flow-store";
import { Links } from "../flows/links";
import { ReadLag } from "../flows/read-lag";
import { addSeed } from "../flows/seed";
import { type Mask, maskFor } from "../mask";
import type { Kaleyra } from "../operations/operation";
import { defaultSwitches, type Switches } from "../switches";
import { Faults } from "./faults";
import { Journal } from "./journal";
import { RateLimiter } from "./rate-limiter";

/** The state that all requests share. */
export interface ServerState {
  readonly accounts: readonly Account[];
  readonly kaleyra: Kaleyra;
  /** A new object whenever a switch changes. */
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

/**
 * The state at the start: the flows of the data file or, if it has none, the seeds.
 *
 * @throws {Error} If the data file cannot be used, or a seed is invalid.
 */
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

/**
 * Resets the state to the seeds and switches of the start. The flows of a data file are replaced, too.
 *
 * @throws {DataFileError} If the data file cannot be written.
 */
export function resetServerState(state: ServerState, options: EmulatorOptions): void {
  state.kaleyra.flows.clear();
  addSeeds(state, options);
  state.switches = startSwitches(options);
  state.kaleyra.downloads.clear();
  state.kaleyra.previews.clear();
  state.kaleyra.publishLag.clear();
  state.kaleyra.freshIds.clear();
  state.rateLimiter.clear();
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
