/** A graph: names, and the names that each leads to. */
export type Links = ReadonlyMap<string, ReadonlySet<string>>;

interface Link {
  readonly from: string;
  readonly to: string;
}

/** The graph of some edges. */
export function linksOf(edges: readonly Link[]): Links {
  const links = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    const targets = links.get(from) ?? new Set();
    links.set(from, targets.add(to));
  }
  return links;
}

/** The edges in the opposite direction. */
export function reverseLinks(edges: readonly Link[]): readonly Link[] {
  return edges.map(({ from, to }) => ({ from: to, to: from }));
}

/** All names that can be reached from the given ones, including these. */
export function reachableFrom(from: Iterable<string>, links: Links): ReadonlySet<string> {
  const reached = new Set(from);
  for (const name of reached) {
    // The loop also visits what is added.
    for (const target of links.get(name) ?? []) reached.add(target);
  }
  return reached;
}

/** The parts of a graph that no edge connects, in the order of `names`. */
export function connectedParts(
  names: readonly string[],
  edges: readonly Link[],
): readonly (readonly string[])[] {
  const links = linksOf([...edges, ...reverseLinks(edges)]);
  const seen = new Set<string>();
  return names.flatMap((name) => {
    if (seen.has(name)) return [];
    const part = reachableFrom([name], links);
    for (const member of part) seen.add(member);
    return [[...part]];
  });
}

/**
 * The groups of names that lead to each other, directly or through others, each with at least two:
 * the strongly connected components, by Kosaraju's algorithm.
 */
export function findCycles(
  names: readonly string[],
  edges: readonly Link[],
): readonly (readonly string[])[] {
  const links = linksOf(edges);
  const order = finishingOrder(names, links);
  const reversed = linksOf(reverseLinks(edges));
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
function finishingOrder(names: readonly string[], links: Links): string[] {
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
