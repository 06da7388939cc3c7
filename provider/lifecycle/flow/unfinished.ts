import type { FlowState } from "./state";

/**
 * A flow that exists at Kaleyra but is not as the program wants it. Its state must be kept, so that
 * nothing is orphaned and the next update goes on from there.
 */
export class UnfinishedFlow extends Error {
  override readonly name = "UnfinishedFlow";

  constructor(
    readonly id: string,
    readonly state: FlowState,
    reason: Error,
  ) {
    super(reason.message);
  }
}
