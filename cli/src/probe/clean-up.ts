import { KaleyraError } from "../../../provider/kaleyra/failure";
import type { FlowStatus } from "../../../provider/kaleyra/flow";
import { flowId } from "../../../provider/kaleyra/ids";
import type { OwnFlow, ProbeRun } from "./run";
import { walk } from "./steps/reads";

/** A flow of the probe's that is still there. */
export interface LeftBehind extends OwnFlow {
  readonly stage: FlowStatus | "unknown";
}

/** Takes the probe's flows away again, as far as Kaleyra allows and the user agrees. */
export async function cleanUp(run: ProbeRun): Promise<readonly LeftBehind[]> {
  const left: LeftBehind[] = [];
  for (const flow of await ownFlows(run)) {
    const stage = await unlessCut(() => remove(run, flow), "unknown" as const);
    if (stage !== undefined) left.push({ ...flow, stage });
  }
  return left;
}

/** Those whose creation was answered, and those that only the list shows. */
async function ownFlows(run: ProbeRun): Promise<readonly OwnFlow[]> {
  const own = new Map(run.flows.map((flow) => [flow.id, flow]));
  await unlessCut(async () => {
    for await (const { flow } of walk(run)) {
      const { name } = flow;
      const id = flowId(flow.id);
      if (name.startsWith(run.prefix) && !own.has(id)) own.set(id, { id, name });
    }
  }, undefined);
  return [...own.values()];
}

/** @returns The stage that it is left in, `undefined` if it is gone. */
async function remove(run: ProbeRun, flow: OwnFlow): Promise<FlowStatus | undefined> {
  const { stage } = await run.stage(flow);
  if (stage === undefined || stage === "DEPRECATED") return stage;
  if (stage !== "DRAFT") return deprecate(run, flow);
  await run.delete(flow);
  const { stage: after } = await run.awaitStage(flow, undefined);
  if (after === undefined || !run.consent.published) return after;
  // Once published, and refusing to go: only a published flow can be deprecated.
  await run.publish(flow);
  await run.awaitStage(flow, "PUBLISHED");
  return deprecate(run, flow);
}

async function deprecate(run: ProbeRun, flow: OwnFlow): Promise<FlowStatus | undefined> {
  if (!(await run.consent.toDeprecate(flow.name))) return (await run.stage(flow)).stage;
  await run.deprecate(flow);
  return (await run.awaitStage(flow, "DEPRECATED")).stage;
}

/** The network may be what ended the probe: then the rest is tried all the same. */
async function unlessCut<Value, Otherwise>(
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
