import type { OperationClient } from "../kaleyra/client";
import type { FlowNames } from "./flow-names";

/** Tells the user something that is no failure. The subject is put before it. */
export type Warn = (message: string) => void;

/** What an operation that talks to Kaleyra is given. */
export interface OperationContext {
  /** Ends with the operation's time limit. Whoever asks for it needs credentials. */
  readonly client: OperationClient;
  /** Fingerprint of the account and host that the client speaks to. */
  readonly account: string;
  /** The names that the checks of this run have promised. */
  readonly names: FlowNames;
  /** The WABA of what does not name one. */
  readonly defaultWabaId?: string | undefined;
  /** What becomes of flows that do not say it; not checked yet. */
  readonly defaultDeletionPolicy?: string | undefined;
  /** `Ignore` leaves a flow's document as the state has it, and does not fetch it. */
  readonly flowJsonDrift: "Report" | "Ignore";
  /** What to do about a refused key that came with the configuration of the last `up`; missing for any other key. */
  readonly storedKeyHint?: string;
  /**
   * Says that nothing is half done, and nothing that was live is down: the time limit and a cancel,
   * which wait while a change is being finished, may end the operation here.
   */
  readonly endChange: () => void;
  readonly warn: Warn;
  /** Takes what is being done now, in a few words, for whoever waits. */
  readonly progress?: (step: string) => void;
}

/** Of a context the part of the client that is used. */
export interface Using<Part extends keyof OperationClient> {
  readonly client: Pick<OperationClient, Part>;
}
