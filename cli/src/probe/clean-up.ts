import { KaleyraError } from "../../../provider/kaleyra/failure";
import type { FlowStatus } from "../../../provider/kaleyra/flow";
import { flowId } from "../../../provider/kaleyra/ids";
import { hasSucceeded, type OwnFlow, type ProbeRun } from "./run";
import { listFlows } from "./steps/reads";

/** A flow of the probe that still exists, or may exist. Its status may be DEPRECATED. */
export interface LeftBehind extends OwnFlow {
  readonly status: FlowStatus | "unknown";
}

/** Deletes or deprecates the probe's flows, as far as Kaleyra and the user allow. */
export async function cleanUp(run: ProbeRun): Promise<readonly LeftBehind[]> {
  const remaining: LeftBehind[] = [];
  for (const flow of await ownFlows(run)) {
    const status = await orIfFailed(() => removeFlow(run, flow), "unknown" as const);
    if (status !== undefined) remaining.push({ ...flow, status });
  }
  return remaining;
}

/** The flows whose creation was confirmed, and those whose response was lost, which the list shows. */
async function ownFlows(run: ProbeRun): Promise<readonly OwnFlow[]> {
  const flowsById = new Map(run.flows.map((flow) => [flow.id, flow]));
  await orIfFailed(async () => {
    for await (const { flow } of listFlows(run)) {
      const { name } = flow;
      const id = flowId(flow.id);
      if (name.startsWith(run.prefix) && !flowsById.has(id)) flowsById.set(id, { id, name });
    }
  }, undefined);
  return [...flowsById.values()];
}

/** The status that a flow is left in; `undefined` if the flow is gone. */
type Remaining = FlowStatus | "unknown" | undefined;

/**
 * Deletes a draft, else deprecates the flow. A draft that cannot be deleted was published before, and
 * only a published flow can be deprecated, so it is published once more if the user agreed to that.
 */
async function removeFlow(run: ProbeRun, flow: OwnFlow): Promise<Remaining> {
  const found = await run.status(flow);
  if (found.status === undefined || found.status === "DEPRECATED") return remainingStatus(found);
  if (found.status !== "DRAFT") return deprecate(run, flow);
  const isDeleted = hasSucceeded(await run.delete(flow));
  const read = await run.awaitStatus(flow, undefined);
  if (read.status === undefined || !run.consent.hasAgreedToPublish) {
    return remainingStatus(read, isDeleted);
  }
  await run.publish(flow);
  await run.awaitStatus(flow, "PUBLISHED");
  return deprecate(run, flow);
}

async function deprecate(run: ProbeRun, flow: OwnFlow): Promise<Remaining> {
  if (!(await run.consent.askToDeprecate(flow.name))) {
    return remainingStatus(await run.status(flow));
  }
  await run.deprecate(flow);
  return remainingStatus(await run.awaitStatus(flow, "DEPRECATED"));
}

/**
 * A flow is gone if Kaleyra has no such flow, or confirmed its deletion and refuses to read it. Any
 * other read that fails shows nothing about the flow.
 */
function remainingStatus(
  { status, result }: Awaited<ReturnType<ProbeRun["status"]>>,
  isDeleted = false,
): Remaining {
  if (status !== undefined) return status;
  const failure = result.failure?.kind;
  const isGone = failure === "noSuchFlow" || (isDeleted && failure === "refused");
  return isGone ? undefined : "unknown";
}

/** Ignores a failure of Kaleyra or the network, so that the other flows are still tried. */
async function orIfFailed<Value, Otherwise>(
  work: () => Promise<Value>,
  otherwise: Otherwise,
): Promise<Value | Otherwise> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof KaleyraError) return otherwise;
    throw error;
  }
}
