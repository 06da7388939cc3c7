import type { OperationClient } from "../kaleyra/client";
import type { FlowNames } from "./flow-names";

/** Warns the user. The name of the resource is put before the message. */
export type Warn = (message: string) => void;

/** What an operation that calls Kaleyra receives. */
export interface OperationContext {
  /** Works until the operation's time limit. Reading this property requires credentials. */
  readonly client: OperationClient;
  /** Fingerprint of the client's account and host. */
  readonly account: string;
  /** The names that this run's checks have claimed. */
  readonly names: FlowNames;
  /** The resource, where the adapter knows it. */
  readonly urn?: string;
  /** The WABA of a resource that does not name one. */
  readonly defaultWabaId?: string | undefined;
  /** The deletion policy of a flow that does not set one; not checked yet. */
  readonly defaultDeletionPolicy?: string | undefined;
  /** `Ignore` keeps the flow's document from the state and does not fetch it. */
  readonly flowJsonDrift: "Report" | "Ignore";
  /**
   * The hint for a refused key that came with the configuration of the last `up`; missing for any
   * other key.
   */
  readonly storedKeyHint?: string;
  /**
   * Ends a change: nothing is half done, and no live flow is down. The time limit and a cancel wait
   * while a change is being finished; from here they may end the operation.
   */
  readonly endChange: () => void;
  readonly warn: Warn;
  /** Reports the current step, in a few words. */
  readonly progress?: (step: string) => void;
}

/** The part of a context that a function with one of the clients needs. */
export interface Using<Part extends keyof OperationClient> {
  readonly client: Pick<OperationClient, Part>;
}
