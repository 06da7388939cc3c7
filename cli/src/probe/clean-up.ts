import { KaleyraError } from "../../../provider/kaleyra/failure";
import type { FlowStatus } from "../../../provider/kaleyra/flow";
import { flowId } from "../../../provider/kaleyra/ids";
import type { OwnFlow, ProbeRun } from "./run";
import { listFlows } from "./steps/reads";

/** A flow of the probe that still exists. */
export interface LeftBehind extends OwnFlow {
  readonly status: FlowStatus | "unknown";
}

/** Deletes or deprecates the probe's flows, as far as Kaleyra and the user allow. */
export async function cleanUp(run: ProbeRun): Promise<readonly LeftBehind[]> {
  const left: LeftBehind[] = [];
  for (const flow of await ownFlows(run)) {
    const status = await orIfUnreachable(() => removeFlow(run, flow), "unknown" as const);
    if (status !== undefined) left.push({ ...flow, status });
  }
  return left;
}

/** Flows whose creation was confirmed, and those that only the list shows. */
async function ownFlows(run: ProbeRun): Promise<readonly OwnFlow[]> {
  const own = new Map(run.flows.map((flow) => [flow.id, flow]));
  await orIfUnreachable(async () => {
    for await (const { flow } of listFlows(run)) {
      const { name } = flow;
      const id = flowId(flow.id);
      if (name.startsWith(run.prefix) && !own.has(id)) own.set(id, { id, name });
    }
  }, undefined);
  return [...own.values()];
}

/** @returns The status that the flow is left in, or `undefined` if it is gone. */
async function removeFlow(run: ProbeRun, flow: OwnFlow): Promise<FlowStatus | undefined> {
  const { status } = await run.status(flow);
  if (status === undefined || status === "DEPRECATED") return status;
  if (status !== "DRAFT") return deprecate(run, flow);
  await run.delete(flow);
  const { status: after } = await run.awaitStatus(flow, undefined);
  if (after === undefined || !run.consent.agreedToPublish) return after;
  // A flow that was published once cannot be deleted, and only a published flow can be deprecated.
  await run.publish(flow);
  await run.awaitStatus(flow, "PUBLISHED");
  return deprecate(run, flow);
}

async function deprecate(run: ProbeRun, flow: OwnFlow): Promise<FlowStatus | undefined> {
  if (!(await run.consent.askToDeprecate(flow.name))) return (await run.status(flow)).status;
  await run.deprecate(flow);
  return (await run.awaitStatus(flow, "DEPRECATED")).status;
}

/** Ignores a network error, which may have ended the probe, so that the rest is still tried. */
async function orIfUnreachable<Value, Otherwise>(
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
