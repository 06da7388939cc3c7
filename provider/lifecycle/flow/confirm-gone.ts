import { KaleyraError } from "../../kaleyra/failure";
import type { Flow } from "../../kaleyra/flow";
import { wabaId } from "../../kaleyra/ids";
import type { Using } from "../context";
import {
  type ErrorContext,
  OperationError,
  operationError,
  withErrorContext,
} from "../operation-error";
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
        "Use the credentials and the host of the account that has it (kaleyra:sid, kaleyra:apiKey, kaleyra:pod). If the WABA is gone " +
          "for good, take the flow out of the state with `pulumi state delete`.",
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

/** What to say of a change to a flow that Kaleyra does not know: is it gone, or another account's? */
export async function errorOfAbsence(
  flow: { readonly errorContext: ErrorContext; readonly id: string },
  state: Pick<FlowState, "wabaId">,
  context: Using<"flows">,
): Promise<OperationError> {
  try {
    await confirmGone(flow, state, context);
  } catch (error) {
    if (error instanceof OperationError) return error;
    throw error;
  }
  return operationError(
    flow.errorContext,
    `Kaleyra has no such flow, and WABA ${state.wabaId} does not list it either: somebody has deleted it`,
    "After `pulumi refresh` the next `pulumi up` makes a new one.",
  );
}
