import { KaleyraError } from "../../kaleyra/failure";
import type { Flow, FlowStatus } from "../../kaleyra/flow";
import { flowId, wabaId } from "../../kaleyra/ids";
import type { WithClient } from "../context";
import {
  type ErrorContext,
  OperationError,
  operationError,
  withErrorContext,
} from "../operation-error";
import { isAutomatic, type FlowState } from "./state";

/**
 * How often a read is repeated, since it may lag behind a write: `read-lag` in docs/assumptions.md.
 */
const mostRereads = 4;

/**
 * Reads until the value has settled, with at most four more reads, over about four seconds.
 *
 * @returns The last value, settled or not.
 */
export async function pollUntil<Value>(
  read: () => Promise<Value>,
  isSettled: (value: Value) => boolean,
): Promise<Value> {
  const { ExponentialBackoff, handleWhenResult, retry } = await import("cockatiel");
  return retry(
    // The library does not know the type of the result.
    handleWhenResult((value) => !isSettled(value as Value)),
    {
      maxAttempts: mostRereads,
      backoff: new ExponentialBackoff({ initialDelay: 250, maxDelay: 2_000 }),
    },
  ).execute(read);
}

/** The flow's current status at Kaleyra; `undefined` if Kaleyra knows no such flow. */
export function statusOf(
  id: string,
  { client: { flows } }: WithClient<"flows">,
): Promise<FlowStatus | undefined> {
  return flows.status(flowId(id));
}

/** The flow of that name in a WABA, which has at most one; `undefined` if there is none. */
export async function flowByName(
  wanted: { readonly name: string; readonly wabaId: string },
  { client: { flows } }: WithClient<"flows">,
): Promise<Flow | undefined> {
  for await (const flow of flows.list(wabaId(wanted.wabaId))) {
    if (flow.name === wanted.name) return flow;
  }
  return undefined;
}

/**
 * Whether the flow's WABA lists its id under its name. No two accounts share a WABA, so the account
 * in use holds the flow then.
 */
export async function isListed(
  id: string,
  { name, wabaId: waba }: Pick<FlowState, "name" | "wabaId">,
  { client: { flows } }: WithClient<"flows">,
): Promise<boolean> {
  const isWanted = (flow: Flow) => flow.id === id && flow.name === name;
  // The list that the reads of a refresh share. It may be incomplete, so it only saves requests.
  const listed = await flows.find(wabaId(waba), flowId(id));
  if (listed !== undefined) return isWanted(listed);
  try {
    for await (const flow of flows.list(wabaId(waba))) {
      if (isWanted(flow)) return true;
    }
    return false;
  } catch (error) {
    // The WABA belongs to another account.
    if (error instanceof KaleyraError && error.failure.kind === "noSuchWaba") return false;
    throw error;
  }
}

/** The part of a flow's state that a look-up needs. */
type Wanted = Pick<FlowState, "name" | "wabaId" | "automaticName">;

/**
 * Confirms that a flow is gone. One "no such flow" response is not enough to remove it from the
 * state: its WABA's list must lack it too. A list may lag behind a deletion, so it is read again.
 *
 * @throws {OperationError} If the flow still exists, maybe under another id, or it is unclear
 *   whether it does.
 */
export async function confirmGone(
  flow: { readonly errorContext: ErrorContext; readonly id: string },
  state: Wanted,
  context: WithClient<"flows">,
): Promise<void> {
  const found = await findUnderOtherId(flow, state, context);
  if (found === undefined) return;
  throw operationError(
    flow.errorContext,
    `Kaleyra has no flow ${flow.id}, but WABA ${state.wabaId} lists "${found.name}" as ${found.id} (${found.status})`,
    "`pulumi refresh` corrects the id; then run this again.",
  );
}

/**
 * Looks for a flow that Kaleyra does not know by the id in its state.
 *
 * @returns The flow of the state's automatic name, which proves that the id is wrong; `undefined`
 *   if the flow is gone.
 * @throws {OperationError} If the WABA lists the flow by the id of the state, or this account has
 *   no such WABA.
 */
export async function findUnderOtherId(
  { errorContext, id }: { readonly errorContext: ErrorContext; readonly id: string },
  state: Wanted,
  { client: { flows } }: WithClient<"flows">,
): Promise<Flow | undefined> {
  const { name, wabaId: waba } = state;
  let foundByName: Flow | undefined;
  const findById = async (): Promise<Flow | undefined> => {
    foundByName = undefined; // Only the last list counts.
    for await (const flow of flows.list(wabaId(waba))) {
      if (flow.id === id) return flow;
      if (isAutomatic(state) && flow.name === name) foundByName = flow;
    }
    return undefined;
  };
  const foundById = await withErrorContext(errorContext, () =>
    pollUntil(findById, (flow) => flow === undefined).catch((error: unknown) => {
      if (!(error instanceof KaleyraError) || error.failure.kind !== "noSuchWaba") throw error;
      throw operationError(
        errorContext,
        `Kaleyra knows neither it nor its WABA ${waba} in this account, so it may be live elsewhere`,
        "Use the credentials and the host of the account that has it (kaleyra:sid, kaleyra:apiKey, kaleyra:pod). If the WABA is gone " +
          "for good, take the flow out of the state with `pulumi state delete`.",
      );
    }),
  );
  if (foundById === undefined) return foundByName;
  throw operationError(
    errorContext,
    `Kaleyra lists it (${foundById.status}) but answers that there is no such flow`,
    "Run it again in a moment.",
  );
}

/**
 * The error for a change to a flow that Kaleyra does not know. Before it reports that the flow is
 * gone, the flow's WABA is searched.
 */
export async function errorOfAbsence(
  flow: { readonly errorContext: ErrorContext; readonly id: string },
  state: Wanted,
  context: WithClient<"flows">,
): Promise<OperationError> {
  try {
    await confirmGone(flow, state, context);
  } catch (error) {
    if (error instanceof OperationError) return error;
    throw error;
  }
  return operationError(
    flow.errorContext,
    `Kaleyra has no such flow, and WABA ${state.wabaId} does not list it either, so it is gone`,
    "After `pulumi refresh` the next `pulumi up` creates a new one.",
  );
}
