import { refuseForeign, type DiffInput } from "./account";
import type { Warn } from "./context";
import type { FlowNames } from "./flow-names";
import { OperationError } from "./operation-error";
import type { Resource, ResourceDiff } from "./resource";
import { refuseSharedId } from "./shared-id";

type Kind = Pick<Resource<object, { account: string }>, "kind">;

/** What a diff receives besides its input. */
export interface DiffContext {
  readonly warn: Warn;
  readonly names: FlowNames;
  /** The resource, where the adapter knows it. */
  readonly urn: string | undefined;
  /** Receives the plan of an update, but not the drift that a refresh found. */
  readonly onPlan?: (planned: ResourceDiff) => void;
}

/** Includes the kind: a migration has the id of its copy, which a Flow may manage as well. */
function keyOf({ kind }: Kind, id: string): string {
  return `${kind} ${id}`;
}

/**
 * The diffs of one engine run. After a refresh has read a resource, the engine requests a diff to
 * show what it found. That diff plans nothing, so it refuses and announces nothing.
 */
export class RefreshDiffs {
  readonly #justRead = new Set<string>();

  /** Records that the next diff of this resource belongs to the refresh. */
  noteRead(resource: Kind, id: string): void {
    this.#justRead.add(keyOf(resource, id));
  }

  /**
   * The diff for the engine: the plan of an update, or right after a read what the read found.
   *
   * @throws {OperationError} If the planned update would fail half-way, or another flow has the id.
   */
  of<Inputs extends object, State extends Inputs & { account: string }>(
    resource: Resource<Inputs, State>,
    input: DiffInput<Inputs, State>,
    { warn, names, urn, onPlan }: DiffContext,
  ): ResourceDiff {
    const { id, state, inputs } = input;
    if (this.#justRead.delete(keyOf(resource, id))) return resource.driftOf(id, state, inputs);
    const flow = resource.flowOf?.(state);
    // Whether another resource can have the name depends on it, even if this plan is refused.
    if (flow !== undefined) names.noteStatus(flow);
    refuseSharedId(resource, { id, state, operation: "update" }, names);
    const planned = resource.diff(id, state, inputs, warn);
    refuseForeign(resource, { ...input, planned }, warn);
    if (urn !== undefined) {
      // Only a plan that is not refused keeps its flow from a deletion by another resource.
      if (planned.replaces.length === 0) names.ids.keep(id, urn);
      else names.ids.release(urn);
    }
    onPlan?.(planned);
    return planned;
  }
}

/**
 * Makes a resource's `driftOf` of its `diff`: what a refresh found changed, compared with the
 * inputs so far. A refresh plans nothing, so nothing is refused and nothing announced; the next
 * preview does both.
 */
export function driftBy<State, Planned>(
  // oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and where to warn
  diff: (id: string, state: State, news: Planned, warn: Warn) => ResourceDiff,
): (id: string, found: State, inputs: Planned) => ResourceDiff {
  return (id, found, inputs) => {
    try {
      return diff(id, found, inputs, () => {});
    } catch (error) {
      // A plan that a preview would refuse. Some property has to show that there is drift.
      if (error instanceof OperationError) return { changed: ["status"], replaces: [] };
      throw error;
    }
  };
}
