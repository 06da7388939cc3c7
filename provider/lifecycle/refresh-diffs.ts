import { refuseForeign, type Attempt } from "./account";
import type { Warn } from "./context";
import type { FlowNames } from "./flow-names";
import { OperationError } from "./operation-error";
import type { Resource, ResourceDiff } from "./resource";

type Kind = Pick<Resource<object, { account: string }>, "kind">;

export interface DiffContext {
  readonly warn: Warn;
  readonly names: FlowNames;
  /** Gets what an update would do, and not what a refresh has found. */
  readonly onPlan?: (planned: ResourceDiff) => void;
}

/** A migration has the id of the flow that it made, which may be managed as well. */
function keyOf({ kind }: Kind, id: string): string {
  return `${kind} ${id}`;
}

/**
 * The diffs of one engine run. The engine asks for a diff right after it has read a resource, to show
 * what a refresh has found; that one plans nothing, so nothing is refused and nothing announced.
 */
export class RefreshDiffs {
  readonly #justRead = new Set<string>();

  /** The next diff of this resource is the refresh's own. */
  noteRead(resource: Kind, id: string): void {
    this.#justRead.add(keyOf(resource, id));
  }

  /** @throws {OperationError} If an update is planned that cannot end well. */
  of<Inputs extends object, State extends Inputs & { account: string }>(
    resource: Resource<Inputs, State>,
    attempt: Attempt<Inputs, State>,
    { warn, names, onPlan }: DiffContext,
  ): ResourceDiff {
    const { id, state, inputs } = attempt;
    if (this.#justRead.delete(keyOf(resource, id))) return resource.driftOf(id, state, inputs);
    const flow = resource.flowOf?.(state);
    if (flow !== undefined) names.noteFlow(id, flow);
    const planned = resource.diff(id, state, inputs, warn);
    refuseForeign(resource, { ...attempt, planned }, warn);
    onPlan?.(planned);
    return planned;
  }
}

/**
 * What a refresh has found changed, against the inputs so far. A refresh plans nothing, so nothing
 * is refused and nothing announced: the next preview does both.
 */
export function driftBy<State, Planned>(
  // oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and where to warn
  diff: (id: string, state: State, news: Planned, warn: Warn) => ResourceDiff,
): (id: string, found: State, inputs: Planned) => ResourceDiff {
  return (id, found, inputs) => {
    try {
      return diff(id, found, inputs, () => {});
    } catch (error) {
      if (error instanceof OperationError) return { changed: ["status"], replaces: [] };
      throw error;
    }
  };
}
