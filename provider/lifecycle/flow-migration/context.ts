import type { WantedCopy } from "../../kaleyra/migration-batches";
import type { CopyOutcome } from "../../kaleyra/migration-client";
import type { OperationContext } from "../context";

export interface MigrationContext extends OperationContext {
  /** Copies a flow, in one call with others that are wanted at the same time. */
  readonly copy: (wanted: WantedCopy) => Promise<CopyOutcome>;
}
