import { groupBy } from "../../../../provider/group-by";
import type { GraphChange, GraphEdge, GraphScreen, RoutingGraph } from "../graph/routing-graph";

/** One graph of two versions. The screens and routes that only one version has are marked. */
export function changedGraph(before: RoutingGraph, after: RoutingGraph): RoutingGraph {
  return {
    screens: firstOfEach(
      union(before.screens, after.screens, (screen) => (screen.isMissing ? undefined : screen.key)),
    ),
    edges: union(before.edges, after.edges, routeOf),
  };
}

/** The identity of a route, to compare two graphs. */
export function routeOf({ from, to }: GraphEdge): string {
  return JSON.stringify([from, to]);
}

/**
 * The parts of the new version, then those that only the old version has.
 *
 * @param identityOf What makes two parts the same; `undefined` for a part that is never marked.
 */
function union<Part extends GraphScreen | GraphEdge>(
  before: readonly Part[],
  after: readonly Part[],
  identityOf: (part: Part) => string | undefined,
): readonly Part[] {
  const oldIdentities = new Set(before.map(identityOf));
  const newIdentities = new Set(after.map(identityOf));
  const marked = (part: Part, change: GraphChange, others: Set<string | undefined>) => {
    const identity = identityOf(part);
    return identity === undefined || others.has(identity) ? part : { ...part, change };
  };
  return [
    ...after.map((part) => marked(part, "new", oldIdentities)),
    ...before
      .filter((part) => !newIdentities.has(identityOf(part)))
      .map((part) => marked(part, "lost", newIdentities)),
  ];
}

/**
 * The first screen of each key. A missing screen, to which only a route leads, may be in both graphs, or be
 * a real screen in one of them.
 */
function firstOfEach(screens: readonly GraphScreen[]): readonly GraphScreen[] {
  return [...groupBy(screens, ({ key }) => key).values()].flatMap(([first]) => first ?? []);
}
