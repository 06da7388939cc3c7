import type { FlowModel, Screen } from "../../../../provider/flow-json/model/flow-model";
import {
  itemsOf,
  memberOf,
  membersOf,
  textOf,
} from "../../../../provider/flow-json/syntax/json-node";
import { plainText } from "../display-value";
import type { FindingsByPlace } from "../findings";

/** The screens and the routes between them, exactly as the document has them. */
export interface RoutingGraph {
  readonly screens: readonly GraphScreen[];
  readonly edges: readonly GraphEdge[];
}

/** A screen of the graph, or a missing screen to which a route leads. */
export interface GraphScreen {
  /** Unique in the graph. */
  readonly key: string;
  /** The screen's id, or a placeholder. */
  readonly name: string;
  readonly title: string;
  /** Whether no other screen leads to it. */
  readonly isEntry: boolean;
  readonly isTerminal: boolean;
  /** False if a terminal screen has `success: false`. */
  readonly isSuccess: boolean;
  /** Whether routes have this name but no screen has it. */
  readonly isMissing: boolean;
  /** The anchor of the drawn screen; empty if the screen is missing. */
  readonly anchor: string;
  readonly errors: number;
  readonly warnings: number;
  readonly change?: GraphChange;
}

/** What happens to a part, in a graph of two versions of a document. */
export type GraphChange = "new" | "lost";

/** A route, by the keys of its screens. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** `undeclared` is a `navigate` that is not in `routing_model`. */
  readonly kind: "route" | "undeclared";
  readonly change?: GraphChange;
}

/** The graph of a document: its screens in their order, and then the missing ones. */
export function routingGraph(flow: FlowModel, findings: FindingsByPlace): RoutingGraph {
  const edges = edgesOf(flow);
  const targets = new Set(edges.filter(({ from, to }) => from !== to).map(({ to }) => to));
  const screens = flow.screens.map((screen, index): GraphScreen => {
    const key = keyOf(screen, flow) ?? `#${index}`;
    const found = findings.within(screen.node);
    const errors = found.filter(({ severity }) => severity === "error").length;
    const success = memberOf(screen.node, "success");
    return {
      key,
      name: screen.id ?? "(no id)",
      title: plainText(memberOf(screen.node, "title")) ?? "",
      isEntry: !targets.has(key),
      isTerminal: screen.isTerminal,
      isSuccess: !(success?.kind === "boolean" && !success.value),
      isMissing: false,
      anchor: findings.anchorOf(screen.node),
      errors,
      warnings: found.length - errors,
    };
  });
  const keys = new Set(screens.map(({ key }) => key));
  const missing = new Set(
    edges.flatMap(({ from, to }) => [from, to]).filter((key) => !keys.has(key)),
  );
  return { screens: [...screens, ...[...missing].map(missingScreen)], edges };
}

/** The routes of `routing_model`, and the `navigate` actions with a literal target that it does not have. */
function edgesOf(flow: FlowModel): readonly GraphEdge[] {
  const model = memberOf(flow.root, "routing_model");
  const edges = new Map<string, GraphEdge>();
  const add = (from: string, to: string, kind: GraphEdge["kind"]) => {
    const key = JSON.stringify([from, to]);
    if (!edges.has(key)) edges.set(key, { from, to, kind });
  };
  for (const { key, value } of membersOf(model)) {
    for (const item of itemsOf(value)) {
      const to = textOf(item);
      if (to !== undefined) add(key, to, "route");
    }
  }
  // A document without an endpoint has no `routing_model`: its routes are the `navigate` actions.
  const kind = model === undefined ? "route" : "undeclared";
  for (const { name, node, screen } of flow.actions) {
    const to = textOf(memberOf(memberOf(node, "next"), "name"));
    const from = keyOf(screen, flow);
    if (name !== "navigate" || from === undefined || to === undefined) continue;
    const isLiteral = !to.includes("${") && !to.startsWith("`");
    if (isLiteral) add(from, to, kind);
  }
  return [...edges.values()];
}

/** The id of a screen; `undefined` if it has none, or if an earlier screen has the same id. */
function keyOf(screen: Screen, flow: FlowModel): string | undefined {
  const { id } = screen;
  return id !== undefined && flow.screenById.get(id) === screen ? id : undefined;
}

function missingScreen(key: string): GraphScreen {
  return {
    key,
    name: key,
    title: "no such screen",
    isEntry: false,
    isTerminal: false,
    isSuccess: true,
    isMissing: true,
    anchor: "",
    errors: 0,
    warnings: 0,
  };
}
