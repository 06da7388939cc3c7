import { groupBy } from "../../../../provider/group-by";
import type { GraphChange, GraphEdge, GraphScreen, RoutingGraph } from "../graph/routing-graph";

/** One graph of two versions. The screens and routes that only one of them has are marked. */
export function changedGraph(before: RoutingGraph, after: RoutingGraph): RoutingGraph {
  return {
    screens: firstOfEach(
      union(before.screens, after.screens, (screen) => (screen.isMissing ? undefined : screen.key)),
    ),
    edges: union(before.edges, after.edges, routeOf),
  };
}

export function routeOf({ from, to }: GraphEdge): string {
  return JSON.stringify([from, to]);
}

/** The new parts, and after them the lost ones. */
function union<Part extends GraphScreen | GraphEdge>(
  before: readonly Part[],
  after: readonly Part[],
  identityOf: (part: Part) => string | undefined,
): readonly Part[] {
  const [old, fresh] = [before, after].map((parts) => new Set(parts.map(identityOf)));
  const marked = (part: Part, change: GraphChange, others: Set<string | undefined> | undefined) => {
    const identity = identityOf(part);
    return identity === undefined || others?.has(identity) === true ? part : { ...part, change };
  };
  return [
    ...after.map((part) => marked(part, "new", old)),
    ...before
      .filter((part) => fresh?.has(identityOf(part)) !== true)
      .map((part) => marked(part, "lost", fresh)),
  ];
}

/** A name that no screen has may be in both graphs, or be a screen in one of them. */
function firstOfEach(screens: readonly GraphScreen[]): readonly GraphScreen[] {
  return [...groupBy(screens, ({ key }) => key).values()].flatMap(([first]) => first ?? []);
}
