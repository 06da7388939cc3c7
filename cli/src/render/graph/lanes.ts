import type { GraphEdge, RoutingGraph } from "./routing-graph";

/** The look of a line, which all routes of a lane share. */
export type LaneLook = GraphEdge["kind"] | "new" | "lost";

/** A vertical line next to the rows of a graph. It joins one screen with one or more others. */
export interface Lane {
  readonly look: LaneLook;
  /** The rows that the line comes from. */
  readonly from: ReadonlySet<number>;
  /** The rows that the line leads to. */
  readonly to: ReadonlySet<number>;
  /** The rows between which the line is drawn. */
  readonly first: number;
  readonly last: number;
  /** The number of the lane; 0 is next to the rows. */
  readonly column: number;
}

/** The lines of a graph, and how many are next to each other at most. */
export interface Lanes {
  readonly lanes: readonly Lane[];
  readonly columns: number;
}

/**
 * Gives the routes between the rows of a graph their lanes. Lines of the same lane have no row in
 * common, and short lines are closer to the rows.
 */
export function lanesOf(graph: RoutingGraph): Lanes {
  const spans = linesOf(graph).map((line) => {
    const ends = [...line.from, ...line.to];
    return { ...line, first: Math.min(...ends), last: Math.max(...ends) };
  });
  spans.sort((one, other) => one.last - one.first - (other.last - other.first));
  const lanes: Lane[] = [];
  for (const span of spans) {
    const taken = new Set(
      lanes
        .filter(({ first, last }) => first <= span.last && span.first <= last)
        .map(({ column }) => column),
    );
    let column = 0;
    while (taken.has(column)) column += 1;
    lanes.push({ ...span, column });
  }
  return { lanes, columns: Math.max(0, ...lanes.map(({ column }) => column + 1)) };
}

/** Routes share a line if they come from one screen or lead to one, whichever joins more of them. */
function linesOf({ screens, edges }: RoutingGraph) {
  const rows = new Map(screens.map(({ key }, row) => [key, row]));
  const routes = edges.map((edge) => {
    const look: LaneLook = edge.change ?? edge.kind;
    return { ...edge, look, source: `${look} from ${edge.from}`, target: `${look} to ${edge.to}` };
  });
  const counts = new Map<string, number>();
  for (const end of routes.flatMap(({ source, target }) => [source, target])) {
    counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  const countOf = (end: string) => counts.get(end) ?? 0;
  const lines = new Map<string, { look: LaneLook; from: Set<number>; to: Set<number> }>();
  for (const { from, to, look, source, target } of routes) {
    const [start, end] = [rows.get(from), rows.get(to)];
    if (start === undefined || end === undefined) continue;
    const key = countOf(source) >= countOf(target) ? source : target;
    const line = lines.get(key) ?? { look, from: new Set(), to: new Set() };
    line.from.add(start);
    line.to.add(end);
    lines.set(key, line);
  }
  return [...lines.values()];
}
