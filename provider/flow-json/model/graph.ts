/** A directed graph: names, and the names that each leads to. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

interface Edge {
  readonly from: string;
  readonly to: string;
}

/** The graph with these edges. */
export function graphOf(edges: readonly Edge[]): Graph {
  const links = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    const targets = links.get(from) ?? new Set();
    links.set(from, targets.add(to));
  }
  return links;
}

/** The edges in the opposite direction. */
export function reverseEdges(edges: readonly Edge[]): readonly Edge[] {
  return edges.map(({ from, to }) => ({ from: to, to: from }));
}

/** All names that can be reached from the given ones, including these. */
export function reachableFrom(from: Iterable<string>, links: Graph): ReadonlySet<string> {
  const reached = new Set(from);
  // The loop also visits what is added.
  for (const name of reached) {
    for (const target of links.get(name) ?? []) reached.add(target);
  }
  return reached;
}

/** The connected components of a graph, ignoring directions, in the order of `names`. */
export function connectedParts(
  names: readonly string[],
  edges: readonly Edge[],
): readonly (readonly string[])[] {
  const links = graphOf([...edges, ...reverseEdges(edges)]);
  const seen = new Set<string>();
  return names.flatMap((name) => {
    if (seen.has(name)) return [];
    const part = reachableFrom([name], links);
    for (const member of part) seen.add(member);
    return [[...part]];
  });
}

/**
 * The groups of at least two names that lead to each other, directly or through others: the strongly
 * connected components, by Kosaraju's algorithm. A name that leads only to itself is not in a group.
 */
export function findCycles(
  names: readonly string[],
  edges: readonly Edge[],
): readonly (readonly string[])[] {
  const links = graphOf(edges);
  const order = finishingOrder(names, links);
  const reversed = graphOf(reverseEdges(edges));
  const grouped = new Set<string>();
  return order.reverse().flatMap((root) => {
    const group: string[] = [];
    const waiting = [root];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (grouped.has(name)) continue;
      grouped.add(name);
      group.push(name);
      for (const source of reversed.get(name) ?? []) waiting.push(source);
    }
    return group.length > 1 ? [group] : [];
  });
}

/**
 * The names in an order in which each comes after all that it leads to, apart from cycles. A
 * depth-first search without recursion, since a document may have thousands of screens.
 */
function finishingOrder(names: readonly string[], links: Graph): string[] {
  const order: string[] = [];
  const entered = new Set<string>();
  for (const start of names) {
    const path: { readonly name: string; readonly targets: Iterator<string> }[] = [];
    const enter = (name: string) => {
      if (entered.has(name)) return;
      entered.add(name);
      path.push({ name, targets: (links.get(name) ?? new Set<string>()).values() });
    };
    enter(start);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const next = step.targets.next();
      if (next.done === true) {
        order.push(step.name);
        path.pop();
      } else {
        enter(next.value);
      }
    }
  }
  return order;
}
