import { wabaId } from "../../kaleyra/ids";
import type { OperationContext } from "../context";
import { type ErrorContext, withErrorContext, operationError } from "../operation-error";
import type { FlowState } from "./state";

/**
 * A read that lags must not make us forget a flow: it is gone when its WABA does not list it either.
 *
 * @throws {Problem} If it is not gone, or nobody can say.
 */
export async function confirmGone(
  { errorContext, id }: { readonly errorContext: ErrorContext; readonly id: string },
  state: Pick<FlowState, "wabaId">,
  { flows }: Pick<OperationContext, "flows">,
): Promise<void> {
  await withErrorContext(errorContext, async () => {
    for await (const flow of flows.list(wabaId(state.wabaId))) {
      if (flow.id !== id) continue;
      throw operationError(
        errorContext,
        `Kaleyra lists it (${flow.status}) but answers that there is no such flow`,
        "Run it again in a moment.",
      );
    }
  });
}
