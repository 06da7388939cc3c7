import type { Account } from "./accounts";
import type { EmulatedFlow, FlowEdit, SeedFlow } from "./flows/flow";
import type { Fault } from "./server/faults";
import type { RecordedRequest } from "./server/journal";
import type { Switches } from "./switches";

/** How an emulator starts. */
export interface EmulatorOptions {
  /** @default 0, which is any free port */
  readonly port?: number;
  /** @default "127.0.0.1" */
  readonly host?: string;
  /**
   * Further host names under which the emulator is called, such as `kaleyra.example.com` behind a proxy.
   * This machine's own names and addresses, and `host`, are always allowed.
   */
  readonly allowedHosts?: readonly string[];
  /** The file that keeps flows and encryption keys between runs. By default they end with the emulator. */
  readonly dataFile?: string;
  readonly switches?: Partial<Switches>;
  /** @default demoAccounts */
  readonly accounts?: readonly Account[];
  /** Receives a line for each request. No line has a key or a whole SID. */
  readonly log?: (line: string) => void;
  /** The flows at the start, unless a data file already has some. */
  readonly flows?: readonly SeedFlow[];
}

/** The environment variables with which a client uses the emulator. */
export interface EmulatorEnvironment {
  readonly KALEYRA_API_URL: string;
  readonly KALEYRA_SID: string;
  readonly KALEYRA_API_KEY: string;
  readonly KALEYRA_WABA_ID: string;
}

/** A running local Kaleyra, with what tests can read and change. */
export interface Emulator extends AsyncDisposable {
  readonly url: string;
  readonly environment: EmulatorEnvironment;
  /** Copies of the flows, in the order of their creation. */
  flows(wabaId?: string): readonly EmulatedFlow[];
  flow(id: string): EmulatedFlow | undefined;
  /** @throws {Error} If the id is taken, no account has the WABA, or the data file cannot be written. */
  addFlow(seed: SeedFlow): EmulatedFlow;
  /** The last 10,000 requests, in the order of their arrival. */
  requests(): readonly RecordedRequest[];
  /** How many older requests are no longer recorded. */
  droppedRequests(): number;
  clearRequests(): void;
  /** The most API requests that were open at once after requests were cleared; downloads do not count. */
  maxConcurrentRequests(): number;
  /**
   * Sets a status, known to Meta or not.
   * @throws {Error} If there is no such flow, or the data file cannot be written. So do `editFlow` and `removeFlow`.
   */
  setStatus(id: string, status: string): void;
  /** Changes a flow by hand, whatever its status, which stays. */
  editFlow(id: string, change: FlowEdit): void;
  /** Removes a flow, whatever its status. */
  removeFlow(id: string): void;
  /** Sets some switches, for the requests after this call. */
  configure(switches: Partial<Switches>): void;
  switches(): Switches;
  addFault(fault: Fault): void;
  /** The faults that still apply to requests. */
  faults(): readonly Fault[];
  clearFaults(): void;
  /**
   * Resets flows and switches to those of the start. Clears all else: requests and faults, encryption keys, addresses
   * of documents and previews, and what counts for the rate limit.
   * @throws {Error} If the data file cannot be written.
   */
  reset(): void;
  /** Stops listening and cuts open connections. */
  close(): Promise<void>;
}
