import type { FlowStatus } from "../../kaleyra/flow";
import type { DeletionPolicy, FlowState } from "../flow/state";
import type { Planned } from "../value";

/** The copy of one flow into another WABA as the program wants it, checked. */
export interface FlowMigrationInputs {
  readonly sourceWabaId: string;
  readonly destinationWabaId: string;
  /** The flow's name in the source, which the copy gets too. */
  readonly flowName: string;
  /** Missing where neither the program nor the configuration says one; then it is the usual one. */
  readonly deletionPolicy?: DeletionPolicy;
}

/** The same in a preview, where any value may not be known yet. */
export type PlannedMigration = Planned<FlowMigrationInputs>;

/** A copy that was made, and what Kaleyra says of it. Its id is the copy's own flow id. */
export interface FlowMigrationState extends FlowMigrationInputs {
  readonly deletionPolicy: DeletionPolicy;
  /** The copy's stage; missing where it could not be read after the copy was made. */
  readonly status?: FlowStatus;
  /** The flow that was copied, where Kaleyra tells. */
  readonly sourceFlowId?: string;
  /** Fingerprint of the account and host that hold the copy. */
  readonly account: string;
}

/** The copy as the flow that it is. */
export function copyOf({
  flowName: name,
  destinationWabaId: wabaId,
  status = "DRAFT",
  deletionPolicy,
}: FlowMigrationState): Pick<FlowState, "name" | "wabaId" | "status" | "deletionPolicy"> {
  return { name, wabaId, status, deletionPolicy };
}

/** `name (id)`, as every message about a copy begins. */
export function migrationLabel({ flowName }: FlowMigrationState, id: string): string {
  return `${flowName} (${id})`;
}
