import type { Account } from "./accounts";
import type { EmulatedFlow, FlowEdit, SeedFlow } from "./flows/flow";
import type { Fault } from "./server/fault";
import type { RecordedRequest } from "./server/journal";
import type { Switches } from "./switches";

export interface EmulatorOptions {
  /** @default 0, which is any free port */
  readonly port?: number;
  /** @default "127.0.0.1" */
  readonly host?: string;
  /**
   * Further host names under which the controls are called, e.g. `kaleyra` among containers; this
   * machine's own names and addresses, and `host`, need no mention.
   */
  readonly allowedHosts?: readonly string[];
  /** Where flows and encryption keys are kept between runs. Without it they go with the emulator. */
  readonly dataFile?: string;
  readonly switches?: Partial<Switches>;
  /** @default demoAccounts */
  readonly accounts?: readonly Account[];
  /** Is given a line for each request answered. There is never a key in it. */
  readonly log?: (line: string) => void;
  /** What there is to begin with, unless a data file already has something. */
  readonly flows?: readonly SeedFlow[];
}

/** What a client needs to find the emulator, as the environment variables it reads. */
export interface EmulatorEnvironment {
  readonly KALEYRA_API_URL: string;
  readonly KALEYRA_SID: string;
  readonly KALEYRA_API_KEY: string;
  readonly KALEYRA_WABA_ID: string;
}

/** A running local Kaleyra, seen from behind the counter. */
export interface Emulator extends AsyncDisposable {
  readonly url: string;
  readonly environment: EmulatorEnvironment;
  /** Copies of the flows, in the order of their creation. */
  flows(wabaId?: string): readonly EmulatedFlow[];
  flow(id: string): EmulatedFlow | undefined;
  /** @throws {Error} If the id is taken, or no account has the WABA. */
  addFlow(seed: SeedFlow): EmulatedFlow;
  /** In the order of their arrival, the last 10,000. */
  requests(): readonly RecordedRequest[];
  /** How many older requests are no longer among them. */
  droppedRequests(): number;
  clearRequests(): void;
  /** The most API requests that were open at once since requests were cleared; downloads don't count. */
  maxConcurrentRequests(): number;
  /**
   * Forces a stage, known to Meta or not.
   * @throws {Error} If there is no such flow, as do all methods that take an id and change it.
   */
  setStatus(id: string, status: string): void;
  /** Changes a flow by hand, whatever its stage, which stays. */
  editFlow(id: string, change: FlowEdit): void;
  /** Makes a flow vanish, whatever its stage. */
  removeFlow(id: string): void;
  configure(switches: Partial<Switches>): void;
  switches(): Switches;
  addFault(fault: Fault): void;
  /** The faults that have not struck as often as they will. */
  faults(): readonly Fault[];
  clearFaults(): void;
  /** Back to how it was started: flows, switches; no requests, no faults. */
  reset(): void;
  /** Cuts what is open, so that nothing is left to wait for. */
  close(): Promise<void>;
}
