import type { OperationClient } from "../kaleyra/client";
import type { FlowNames } from "./flow-names";

/** Warns the user. The name of the resource is put before the message. */
export type Warn = (message: string) => void;

/** What an operation that calls Kaleyra receives. `Operations.begin` makes one for each operation. */
export interface OperationContext {
  /** Works until the operation's time limit. It is a getter: reading it throws if no credentials are configured. */
  readonly client: OperationClient;
  /** Fingerprint of the client's account and host; a getter like `client`. */
  readonly account: string;
  /** The names that this run's checks have claimed. */
  readonly names: FlowNames;
  /** The resource, where the adapter knows it. */
  readonly urn?: string | undefined;
  /** The WABA of a resource that does not name one. */
  readonly defaultWabaId?: string | undefined;
  /** The deletion policy of a flow that does not set one; not validated yet. */
  readonly defaultDeletionPolicy?: string | undefined;
  /** With `Ignore`, a refresh takes the flow's document from the state instead of fetching it. */
  readonly flowJsonDrift: "Report" | "Ignore";
  /**
   * The hint to show if Kaleyra refuses the key; present only if the key is from the configuration
   * that the last `up` stored.
   */
  readonly storedKeyHint?: string | undefined;
  /**
   * A request that changes something suspends the time limit and cancels. Call this where nothing
   * is half done and no live flow is down: both apply again, and may end the operation. Without a
   * call, they stay suspended until the extra time of `TimeLimit` is over.
   */
  readonly endChange: () => void;
  readonly warn: Warn;
  /** Reports the current step, in a few words. */
  readonly progress?: ((step: string) => void) | undefined;
}

/** The context of a function that needs only some of the clients, e.g. `WithClient<"flows">`. */
export interface WithClient<Part extends keyof OperationClient> {
  readonly client: Pick<OperationClient, Part>;
}
