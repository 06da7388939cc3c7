import { flowId, wabaId } from "../../kaleyra/ids";
import { confirmGone } from "../flow/confirm-gone";
import { chosenDeletionPolicy } from "../flow/inputs";
import { settled, stageOf } from "../flow/stage";
import { explaining, problem } from "../problem";
import type { MigrationContext } from "./context";
import type { FlowMigrationInputs } from "./inputs";
import { copyOf, type FlowMigrationState, migrationLabel } from "./state";

/**
 * Reads the stage of the copy. What the copy holds is not looked after: that is what a `Flow` is for.
 *
 * @returns `undefined` if the copy is gone, which its WABA's list has to confirm.
 * @throws {Problem} If only the id is known: Kaleyra does not tell where a flow was copied from.
 */
export async function readMigration(
  id: string,
  state: FlowMigrationState | undefined,
  context: MigrationContext,
): Promise<
  { readonly inputs: FlowMigrationInputs; readonly state: FlowMigrationState } | undefined
> {
  if (state === undefined) {
    throw problem(
      { operation: "import", label: `a migration as ${id}` },
      "Kaleyra does not tell where a flow was copied from",
      "A copy that is there is a flow like any other: import it as a Flow, with `npx kaleyra-flows import --id`.",
    );
  }
  const doing = { operation: "read", label: migrationLabel(state, id) };
  const { sourceWabaId, destinationWabaId, flowName } = state;
  const listed = await explaining(doing, () =>
    context.flows.find(wabaId(destinationWabaId), flowId(id)),
  );
  const status =
    listed?.status ??
    (await explaining(doing, () =>
      settled(
        () => stageOf(id, context),
        (stage) => stage !== undefined,
      ),
    ));
  if (status === undefined) {
    await confirmGone({ doing, id }, copyOf(state), context);
    return undefined;
  }
  const inputs = { sourceWabaId, destinationWabaId, flowName, ...chosenDeletionPolicy(state) };
  return { inputs, state: { ...state, status, account: context.account } };
}
