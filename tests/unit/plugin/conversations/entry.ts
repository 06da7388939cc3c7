import type { FlowEdit } from "kaleyra-emulator";

import type { Method } from "../support/plugin";

/** One call of the engine, and what it was answered; or what somebody did at Kaleyra by hand meanwhile. */
export type Entry =
  | {
      readonly method: Method;
      readonly request: Readonly<Record<string, unknown>>;
      readonly response?: Readonly<Record<string, unknown>>;
      readonly error?: string;
    }
  | { readonly byHand: string; readonly edit: FlowEdit };

/** What a file holds: a conversation, and the fingerprint of the account that it was about. */
export interface Conversation {
  readonly account: string;
  readonly entries: readonly Entry[];
}
