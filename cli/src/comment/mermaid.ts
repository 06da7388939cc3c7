import { documentText } from "../../../provider/flow-json/document";
import type { JsonObject } from "../../../provider/flow-json/json";
import { flowModelOf } from "../../../provider/flow-json/model/read-flow";
import { parseJson } from "../../../provider/flow-json/syntax/parse";
import { FindingsByPlace } from "../render/findings";
import { routingGraph, type GraphEdge, type GraphScreen } from "../render/graph/routing-graph";

/** A graph with more edges is unreadable in a comment. */
const mostEdges = 80;

/** The screens and routes of one version of a document. Equal keys are the same in both versions. */
export interface Routing {
  readonly screens: ReadonlyMap<string, GraphScreen>;
  readonly edges: ReadonlyMap<string, GraphEdge>;
}

/** The routing of a document; empty if it has no readable screens. */
export function routingOf(document: JsonObject): Routing {
  const flow = flowModelOf(parseJson(documentText(document)));
  if (flow === undefined) return { screens: new Map(), edges: new Map() };
  // A comment lists findings as text, so none is drawn.
  const { screens, edges } = routingGraph(flow, new FindingsByPlace(flow, []));
  return {
    screens: new Map(screens.map((screen) => [screen.key, screen])),
    edges: new Map(edges.map((edge) => [JSON.stringify([edge.from, edge.to, edge.kind]), edge])),
  };
}

/** Whether a drawing of both looks the same. */
export function sameRouting(one: Routing, other: Routing): boolean {
  const identity = ({ screens, edges }: Routing) =>
    JSON.stringify([
      [...screens.values()].map(({ key, isTerminal }) => [key, isTerminal]).sort(),
      [...edges.keys()].sort(),
    ]);
  return identity(one) === identity(other);
}

/** Whether the graph has edges, and few enough to draw. */
export function isDrawable({ edges }: Routing): boolean {
  return edges.size > 0 && edges.size <= mostEdges;
}

/**
 * The lines of a graph in Mermaid's language. Highlights what `other` does not have.
 *
 * @param mark Whether the highlighted part is new or removed. Also the class of its screens.
 */
export function mermaid(routing: Routing, other: Routing, mark: "added" | "removed"): string[] {
  // Mermaid reserves some words, such as `end`, so a screen's own name cannot be the name of its node.
  const nodes = new Map([...routing.screens.keys()].map((key, index) => [key, `s${index}`]));
  const isMarked = (key: string) => !other.screens.has(key);
  const boxes = [...routing.screens.values()].map(({ key, name, isTerminal, isMissing }) => {
    const label = escaped(isMissing ? `${name}: no such screen` : name);
    const shape = isTerminal ? `(["${label}"])` : `["${label}"]`;
    return `  ${nodes.get(key)}${shape}${isMarked(key) ? `:::${mark}` : ""}`;
  });
  const edges = [...routing.edges.values()].map(({ from, to, kind }) => {
    const arrow = kind === "route" ? "-->" : "-. not in routing_model .->";
    return `  ${nodes.get(from)} ${arrow} ${nodes.get(to)}`;
  });
  // Mermaid numbers the edges in their order.
  const markedEdges = [...routing.edges.keys()]
    .map((key, index) => ({ key, index }))
    .filter(({ key }) => !other.edges.has(key))
    .map(({ index }) => index);
  const style =
    mark === "added" ? "stroke:#1a7f37,stroke-width:3px" : "stroke:#cf222e,stroke-dasharray:4";
  return [
    "flowchart LR",
    ...boxes,
    ...edges,
    ...(markedEdges.length > 0 ? [`  linkStyle ${markedEdges.join(",")} ${style}`] : []),
    ...([...nodes.keys()].some(isMarked) ? [`  classDef ${mark} ${style}`] : []),
  ];
}

/** The most characters of the name of a screen: a longer one would make the graph unreadable. */
const longestName = 40;

/** Escapes everything but letters and digits as entities, so that a name is plain text. */
function escaped(name: string): string {
  const letters = [...name];
  const kept = letters.length > longestName ? [...letters.slice(0, longestName - 1), "…"] : letters;
  return kept
    .map((letter) => (/^[\p{L}\p{N}_ ]$/u.test(letter) ? letter : `#${letter.codePointAt(0)};`))
    .join("");
}
