import { UnfinishedResource } from "../unfinished";
import type { FlowState } from "./state";

/** A flow that was made or changed, and not all the way. */
export class UnfinishedFlow extends UnfinishedResource {
  override readonly name = "UnfinishedFlow";

  constructor(
    id: string,
    override readonly state: FlowState,
    reason: Error,
  ) {
    super(id, state, reason);
  }
}
