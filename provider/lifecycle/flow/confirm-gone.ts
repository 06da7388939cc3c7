import { KaleyraError } from "../../kaleyra/failure";
import type { Flow } from "../../kaleyra/flow";
import { wabaId } from "../../kaleyra/ids";
import type { Using } from "../context";
import { type ErrorContext, withErrorContext, operationError } from "../operation-error";
import type { FlowState } from "./state";
import { pollUntil } from "./status";

/**
 * One answer that there is no such flow must not make us forget it: it is gone when its WABA does not
 * list it either. A list may lag behind a deletion, so it is read again.
 *
 * @throws {OperationError} If it is not gone, or nobody can say.
 */
export async function confirmGone(
  { errorContext, id }: { readonly errorContext: ErrorContext; readonly id: string },
  { wabaId: waba }: Pick<FlowState, "wabaId">,
  { client: { flows } }: Using<"flows">,
): Promise<void> {
  const listed = async (): Promise<Flow | undefined> => {
    for await (const flow of flows.list(wabaId(waba))) if (flow.id === id) return flow;
    return undefined;
  };
  const flow = await withErrorContext(errorContext, () =>
    pollUntil(listed, (found) => found === undefined).catch((error: unknown) => {
      if (!(error instanceof KaleyraError) || error.failure.kind !== "noSuchWaba") throw error;
      throw operationError(
        errorContext,
        `Kaleyra knows neither it nor its WABA ${waba} in this account, so it may be live elsewhere`,
        "If the WABA is gone for good, take the flow out of the state with `pulumi state delete`.",
      );
    }),
  );
  if (flow === undefined) return;
  throw operationError(
    errorContext,
    `Kaleyra lists it (${flow.status}) but answers that there is no such flow`,
    "Run it again in a moment.",
  );
}
