import type { DeletionPolicy } from "../flow/inputs";
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
