import type { OperationContext } from "../context";
import { deleteFlow } from "../flow/delete";
import { copyOf, type FlowMigrationState } from "./state";

/**
 * Takes the copy out of the world as any flow: a DRAFT is deleted, a published one deprecated, as
 * far as its deletion policy allows. The flow that was copied stays.
 *
 * @throws {Problem} If the copy is still there and not deprecated, or may not be touched.
 */
export function deleteMigration(
  id: string,
  state: FlowMigrationState,
  context: OperationContext,
): Promise<void> {
  return deleteFlow(id, copyOf(state), context);
}
