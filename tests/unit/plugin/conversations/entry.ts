import type { FlowEdit } from "kaleyra-emulator";

import type { Method } from "../support/plugin";

/** A call of the engine with its response or error, or an edit by hand between two calls. */
export type Entry =
  | {
      readonly method: Method;
      readonly request: Readonly<Record<string, unknown>>;
      readonly response?: Readonly<Record<string, unknown>>;
      readonly error?: string;
    }
  | {
      /** The flow's id. */
      readonly byHand: string;
      readonly edit: FlowEdit;
    };

/**
 * The content of a file in `recorded`: `main.ts` writes it, and `conversations.test.ts` reads it, so
 * the files have to be recorded again after a change.
 */
export interface Conversation {
  /** The fingerprint of the account, which the states contain. */
  readonly account: string;
  readonly entries: readonly Entry[];
}
