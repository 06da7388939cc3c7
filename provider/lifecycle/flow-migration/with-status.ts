import { settled, stageOf } from "../flow/stage";
import { explaining, problem } from "../problem";
import { keepingState } from "../unfinished";
import type { MigrationContext } from "./context";
import { type FlowMigrationState, migrationLabel } from "./state";

/**
 * Reads the stage of a copy, of which the answer to a migration says nothing. A copy made a moment
 * ago may not be known everywhere at Kaleyra.
 *
 * @throws {UnfinishedResource} If it cannot be read; the copy is there, and the next update reads it.
 */
export function withStatus(
  id: string,
  state: FlowMigrationState,
  context: MigrationContext,
): Promise<FlowMigrationState> {
  const doing = { operation: "read the copy", label: migrationLabel(state, id) };
  return keepingState(id, state, async () => {
    const status = await explaining(doing, () =>
      settled(
        () => stageOf(id, context),
        (stage) => stage !== undefined,
      ),
    );
    if (status !== undefined) return { ...state, status };
    throw problem(doing, "Kaleyra does not know it yet", "Run it again in a moment.");
  });
}
