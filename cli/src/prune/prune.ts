import type { Flow } from "../../../provider/kaleyra/flow";
import { flowId, type WabaId } from "../../../provider/kaleyra/ids";
import { confirmGone } from "../../../provider/lifecycle/flow/lookup";
import { flowLabel } from "../../../provider/lifecycle/flow/state";
import { failedWith, withErrorContext } from "../../../provider/lifecycle/operation-error";
import { Failure, messageOf } from "../failure";
import { describeHolder, ManagedFlows } from "../pulumi/managed-flows";
import type { Stack } from "../pulumi/stack";
import type { Session } from "../session";

/** The drafts that `prune` may delete, and those that a stack may manage without their id. */
export interface Candidates {
  /** Oldest first, according to their ids. */
  readonly drafts: readonly Flow[];
  readonly skipped: readonly { readonly flow: Flow; readonly reason: string }[];
}

/** Finds the drafts that no stack manages. One that a stack manages by its id is left out. */
export function findCandidates(
  flows: readonly Flow[],
  { waba, managed }: { readonly waba: WabaId; readonly managed: ManagedFlows },
): Candidates {
  const drafts: Flow[] = [];
  const skipped: { flow: Flow; reason: string }[] = [];
  for (const flow of flows.filter(({ status }) => status === "DRAFT")) {
    const holders = managed.holdersOf(flow, waba);
    const [holder] = holders;
    if (holder === undefined) {
      drafts.push(flow);
    } else if (holders.every(({ by }) => by !== "id")) {
      skipped.push({ flow, reason: describeHolder(holder) });
    }
  }
  return { drafts: drafts.sort(byAge), skipped };
}

/**
 * Kaleyra returns no date, so ids are assumed to ascend: `ids-ascend` in docs/assumptions.md. They are
 * numbers, so a longer one is larger.
 */
function byAge(first: Flow, second: Flow): number {
  if (first.id.length !== second.id.length) return first.id.length - second.id.length;
  return first.id < second.id ? -1 : 1;
}

/** The result of deleting a draft. */
export interface PruneResult {
  readonly flow: Flow;
  /**
   * A value in the JSON of `prune`. `gone`: someone else deleted the draft. `kept`: it is no longer an
   * unmanaged draft.
   */
  readonly outcome: "deleted" | "gone" | "kept" | "failed";
  /** The reason why the draft was kept, or why its deletion failed. */
  readonly reason?: string;
}

/**
 * Deletes a draft if it is still a draft and no stack manages it. Status and states are read right
 * before the deletion. An error of Kaleyra is the result `failed`.
 *
 * @throws {Failure} If a state cannot be read, or a stack is locked.
 */
export async function deleteDraft(
  flow: Flow,
  {
    waba,
    stacks,
    session,
  }: {
    readonly waba: WabaId;
    readonly stacks: readonly Stack[];
    readonly session: Session;
  },
): Promise<PruneResult> {
  const kept = (reason: string): PruneResult => ({ flow, outcome: "kept", reason });
  const context = { operation: "delete", label: flowLabel(flow, flow.id) };
  const { client } = session.operation();
  const { flows } = client;
  const id = flowId(flow.id);
  const goneAs = async (outcome: "gone" | "deleted"): Promise<PruneResult> => {
    await confirmGone({ errorContext: context, id }, { name: flow.name, wabaId: waba }, { client });
    return { flow, outcome };
  };
  try {
    const status = await withErrorContext(context, () => flows.status(id));
    if (status === undefined) return await goneAs("gone");
    if (status !== "DRAFT") return kept(`it is ${status} now`);
    const [holder] = (await ManagedFlows.readUnlocked(stacks)).holdersOf(flow, waba);
    if (holder !== undefined) return kept(describeHolder(holder));
    return await withErrorContext(context, async () => {
      const deletion = await flows.delete(id);
      if (deletion.outcome === "done") return { flow, outcome: "deleted" };
      if (deletion.outcome === "absent") return goneAs("gone");
      // After an unclear response, only a read shows whether the draft was deleted. A refusal is clear.
      const statusNow = deletion.outcome === "unclear" ? await flows.status(id) : status;
      if (statusNow === undefined) return goneAs("deleted");
      throw failedWith(context, deletion.failure);
    });
  } catch (error) {
    // A failure to read the states ends the command, since it is the same for all drafts.
    if (error instanceof Failure) throw error;
    return { flow, outcome: "failed", reason: messageOf(error) };
  }
}
