import type { FlowStatus } from "../../kaleyra/flow";
import type { DeletionPolicy, FlowState } from "../flow/state";
import type { Planned } from "../value";

/** The checked inputs: the copy of one flow in another WABA. */
export interface FlowMigrationInputs {
  readonly sourceWabaId: string;
  readonly destinationWabaId: string;
  /** The flow's name in the source, which is also the name of the copy. */
  readonly flowName: string;
  /**
   * Missing where neither the program nor the configuration sets one; the default policy applies
   * then.
   */
  readonly deletionPolicy?: DeletionPolicy;
}

/** The inputs in a preview, where any value may be unknown. */
export type PlannedMigration = Planned<FlowMigrationInputs>;

/** The state of a copy. Its id is the copy's own flow id. */
export interface FlowMigrationState extends FlowMigrationInputs {
  readonly deletionPolicy: DeletionPolicy;
  /** The copy's status; missing where it could not be read after the copy was made. */
  readonly status?: FlowStatus;
  /** The id of the source flow, where Kaleyra returns it. */
  readonly sourceFlowId?: string;
  /** Fingerprint of the account and host that hold the copy. */
  readonly account: string;
}

/**
 * The copy as the operations on flows need it. A status that was never read counts as DRAFT; a
 * deletion does not rely on it.
 */
export function copyOf({
  flowName: name,
  destinationWabaId: wabaId,
  status = "DRAFT",
  deletionPolicy,
}: FlowMigrationState): Pick<FlowState, "name" | "wabaId" | "status" | "deletionPolicy"> {
  return { name, wabaId, status, deletionPolicy };
}

/** `name (id)`, which starts every message about a copy. */
export function migrationLabel({ flowName }: FlowMigrationState, id: string): string {
  return `${flowName} (${id})`;
}
