import {
  type EdgeLabel,
  Graph,
  type GraphLabel,
  layout as place,
  type NodeLabel,
} from "@dagrejs/dagre";

import type { GraphEdge, GraphScreen, RoutingGraph } from "./routing-graph";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The positions of a graph. Its top left corner is at `x` and `y`. */
export interface GraphLayout extends Point {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** The box of a screen; `x` and `y` are its center. */
export interface Box extends Point {
  readonly screen: GraphScreen;
  readonly width: number;
  readonly height: number;
  /** The parts of name and title that fit into the box. */
  readonly name: string;
  readonly title: string;
}

/** The arrow of a route, along its points. */
export interface Arrow {
  readonly edge: GraphEdge;
  readonly points: readonly Point[];
  /** The center of the label, if the route changes. */
  readonly label?: Point;
}

/** The space around the graph and the height of a screen's box, in pixels of the SVG. */
const margin = 24;
const height = 60;
/** The most characters of a name or title that fit into the widest box. */
const mostLetters = 26;

/**
 * dagre's time grows with the screens that each route passes: within this limit it is two seconds at most.
 * No page is wide enough for a larger graph.
 */
const mostPassed = 6_400;

/** Whether a graph is small enough to be laid out. */
export function canLayOut({ screens, edges }: RoutingGraph): boolean {
  return screens.length * Math.max(edges.length, screens.length) <= mostPassed;
}

/** Lays a graph out, from left to right or from top to bottom. */
export function layOut(
  { screens, edges }: RoutingGraph,
  direction: "LR" | "TB" = "LR",
): GraphLayout {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  graph.setGraph({ rankdir: direction, ranksep: 56, nodesep: 28 });
  // dagre keeps its nodes in plain objects, in which a screen named `__proto__` would be lost.
  const nodes = new Map(screens.map(({ key }, index) => [key, `screen-${index}`]));
  const nodeOf = (key: string) => nodes.get(key) ?? ""; // For the compiler: every key of a route has a screen.
  const boxes = screens.map((screen) => {
    const name = fitting(screen.name);
    const title = fitting(screen.title);
    // The numbers per letter are for the widest font that a browser may use. A changed screen has room for the
    // words “Entry” and “Removed” at its upper edge.
    const width = Math.max(
      screen.change === undefined ? 104 : 160,
      32 + 9.2 * name.length,
      32 + 7.8 * title.length,
    );
    graph.setNode(nodeOf(screen.key), { width, height });
    return { screen, width, height, name, title };
  });
  for (const { from, to, change } of edges) {
    const label = change === undefined ? {} : { width: 40, height: 20, labelpos: "c" as const };
    graph.setEdge(nodeOf(from), nodeOf(to), label);
  }
  place(graph);
  const placed = boxes.map((box) => ({ ...box, ...pointOf(graph.node(nodeOf(box.screen.key))) }));
  const arrows = edges.map((edge) => {
    const line = graph.edge(nodeOf(edge.from), nodeOf(edge.to));
    const points = (line.points ?? []).map(pointOf);
    return { edge, points, ...(edge.change !== undefined && { label: pointOf(line) }) };
  });
  return { ...frameOf(placed, arrows), boxes: placed, arrows };
}

/** The frame around all boxes and arrows. dagre's own frame omits some arrows that lead back. */
function frameOf(boxes: readonly Box[], arrows: readonly Arrow[]) {
  const frame = { left: 0, top: 0, right: 0, bottom: 0 };
  const include = (x: number, y: number) => {
    frame.left = Math.min(frame.left, x);
    frame.top = Math.min(frame.top, y);
    frame.right = Math.max(frame.right, x);
    frame.bottom = Math.max(frame.bottom, y);
  };
  for (const box of boxes) {
    include(box.x - box.width / 2, box.y - box.height / 2);
    include(box.x + box.width / 2, box.y + box.height / 2);
  }
  for (const { x, y } of arrows.flatMap(({ points }) => points)) include(x, y);
  return {
    x: Math.floor(frame.left) - margin,
    y: Math.floor(frame.top) - margin,
    width: Math.ceil(frame.right - frame.left) + 2 * margin,
    height: Math.ceil(frame.bottom - frame.top) + 2 * margin,
  };
}

/** dagre's types allow a node without a position, which does not occur after the layout. */
function pointOf({ x = 0, y = 0 }: Partial<Point>): Point {
  return { x, y };
}

/** The part of a name or title that fits into the widest box. */
function fitting(text: string): string {
  const letters = [...text];
  return letters.length > mostLetters ? `${letters.slice(0, mostLetters - 1).join("")}…` : text;
}
