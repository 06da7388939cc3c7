import { ConfigurationError } from "../../../provider/config";
import { flowFields } from "../../../provider/kaleyra/endpoints";
import { KaleyraError } from "../../../provider/kaleyra/failure";
import type { Flow } from "../../../provider/kaleyra/flow";
import { flowId, wabaId } from "../../../provider/kaleyra/ids";
import { confirmGone } from "../../../provider/lifecycle/flow/lookup";
import { flowLabel, isLive } from "../../../provider/lifecycle/flow/state";
import { failedWith, withErrorContext } from "../../../provider/lifecycle/operation-error";
import { firstOf, printable } from "../../../provider/text";
import { Failure } from "../failure";
import { note } from "../output";
import { nameInState } from "../pulumi/adapter";
import { type Deployment, managingResources } from "../pulumi/deployment";
import { describeHolder, ManagedFlows } from "../pulumi/managed-flows";
import { withSecretsRevealed } from "../pulumi/secrets";
import type { Stack } from "../pulumi/stack";
import type { Session } from "../session";
import type { PendingResult } from "./report";

/** The most flows that a note lists; the rest is counted. */
const mostListed = 10;
/** The form of `automaticName` in `provider/lifecycle/flow/names.ts`: the resource's name and seven random digits. */
const automaticName = /^(.+)-[0-9a-f]{7}$/su;

/** Whether a killed provider may have left the flow: it is a draft whose name looks automatic. */
function looksLeftOver({ name, status }: Flow): boolean {
  return status === "DRAFT" && automaticName.test(name);
}

/**
 * Whether two runs that overlapped may have lost the flow: it is live and has an automatic name of one
 * of these resources.
 */
function looksForgotten({ name, status }: Flow, resources: ReadonlySet<string>): boolean {
  const resource = automaticName.exec(name)?.[1];
  return isLive(status) && resource !== undefined && resources.has(resource);
}

/**
 * Finds drafts that have an automatic name and are in no stack of the project, and live flows that
 * are named after one of its resources. If only the provider is killed, the engine forgets what it
 * was creating. If two runs overlap, the state of one is lost. Such a flow may also belong to
 * another project; only the user knows. A search that fails is noted, and finds none.
 */
export async function findOrphans(
  state: Deployment,
  {
    session,
    stacks,
    adopted,
  }: {
    readonly session: Session;
    readonly stacks: readonly Stack[];
    /** The results of this run, whose flows are not orphans. */
    readonly adopted: readonly PendingResult[];
  },
): Promise<readonly Flow[]> {
  const orphans = await orphansIn(state, { session, stacks }).catch((error: unknown) => {
    const isExpected =
      error instanceof ConfigurationError ||
      error instanceof KaleyraError ||
      error instanceof Failure;
    if (!isExpected) throw error;
    note(`note: could not look for drafts that a killed provider may have left: ${error.message}`);
    return [];
  });
  const adoptedIds = new Set(
    adopted.flatMap((result) => ("flow" in result ? [result.flow.id] : [])),
  );
  return orphans.filter(({ id }) => !adoptedIds.has(id));
}

/** Prints the orphans with what to do about them: drafts can be discarded, live flows imported. */
export function noteOrphans(orphans: readonly Flow[]): void {
  const live = orphans.filter(({ status }) => isLive(status));
  noteFlows(
    orphans.filter((flow) => !live.includes(flow)),
    "these drafts have automatic names, and no stack of this project has them",
    "They belong to another project, or were left behind by a killed provider. If no stack has one:\n" +
      "  kaleyra-flows recover --discard <id>",
  );
  noteFlows(
    live,
    "these live flows have automatic names of this project's resources, and no stack of it has them",
    "They belong to another project, or to a run that overlapped with another run. If no stack has one:\n" +
      "  kaleyra-flows import --id <id>",
  );
}

function noteFlows(flows: readonly Flow[], headline: string, hint: string): void {
  if (flows.length === 0) return;
  note(`note: ${headline}:`);
  const { first, more } = firstOf(flows, mostListed);
  for (const flow of first) {
    note(`  ${printable(flowLabel(flow, flow.id))}`);
  }
  if (more !== undefined) note(`  ${more}`);
  note(hint);
}

/** Searches the WABAs of the stack's flows and the configured one. */
async function orphansIn(
  state: Deployment,
  { session, stacks }: { readonly session: Session; readonly stacks: readonly Stack[] },
): Promise<readonly Flow[]> {
  const wabas = new Set([
    ...managingResources(state).map(
      (resource) => nameInState(resource, withSecretsRevealed(resource.outputs)).wabaId,
    ),
    session.config.wabaId,
  ]);
  const { flows } = session.operation().client;
  const candidates: { readonly flow: Flow; readonly waba: string }[] = [];
  for (const waba of wabas) {
    if (waba === undefined) continue;
    for await (const flow of flows.list(wabaId(waba))) {
      if (automaticName.test(flow.name)) candidates.push({ flow, waba });
    }
  }
  // The states are read after the lists, so no listed flow is newer than the states.
  const managed = await ManagedFlows.read(candidates.length > 0 ? stacks : []);
  const resources = new Set(managed.names);
  return candidates
    .filter(({ flow }) => looksLeftOver(flow) || looksForgotten(flow, resources))
    .filter(({ flow, waba }) => managed.holdersOf(flow, waba).length === 0)
    .map(({ flow }) => flow);
}

/**
 * Deletes a draft that a killed provider left behind.
 *
 * @param stacks All stacks that could manage it.
 * @returns The deleted flow.
 * @throws {Failure} If a stack has the draft or is locked, or if the flow does not look left over.
 */
export async function discard(
  id: string,
  stacks: readonly Stack[],
  session: Session,
): Promise<Flow> {
  const { client } = session.operation();
  const { flows } = client;
  const context = { operation: "discard", label: id };
  const fields = [...flowFields.details, ...flowFields.owner];
  const flow = await withErrorContext(context, () => flows.get(flowId(id), fields));
  if (flow === undefined) throw new Failure(`could not discard ${id}: Kaleyra knows no such flow.`);
  const label = printable(flowLabel(flow, id));
  const managed = await ManagedFlows.readUnlocked(stacks);
  const [holder] = managed.holdersOf(flow, flow.wabaId);
  if (holder !== undefined) {
    throw new Failure(`${label} was not discarded: ${describeHolder(holder)}.`);
  }
  if (!looksLeftOver(flow)) {
    throw new Failure(
      `${label} was not discarded: it is not a draft with an automatic name (it is ${flow.status}), so no killed run left it.`,
    );
  }
  await withErrorContext({ ...context, label }, async () => {
    const deletion = await flows.delete(flowId(id));
    if (deletion.outcome === "done") return;
    const status = await flows.status(flowId(id));
    if (status !== undefined) throw failedWith({ ...context, label }, deletion.failure);
    const { name, wabaId: owner } = flow;
    // Kaleyra may not return the WABA (`owner-field` in docs/assumptions.md), and without it no list can be read.
    if (owner === undefined) return;
    const errorContext = { ...context, label };
    await confirmGone({ errorContext, id }, { name, wabaId: owner }, { client });
  });
  return flow;
}
