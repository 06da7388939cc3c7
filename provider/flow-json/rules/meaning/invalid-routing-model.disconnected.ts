import { shortList } from "../../../text";
import type { FlowModel, Screen } from "../../model/flow-model";
import { connectedParts } from "../../model/graph";
import { once } from "../../model/memo";
import { type Edge, type Routing, routingOf } from "../../model/routing";
import type { Rule } from "../../rule";
import { routesToDeclare } from "./invalid-routing-model.undeclared-navigation";
import { unlistedIn } from "./invalid-routing-model.unlisted-screen";
import { screenNode } from "./naming";

/** All screens are connected, regardless of the direction of the routes. */
export const disconnected: Rule = {
  code: "INVALID_ROUTING_MODEL",
  severity: "error",
  *check(flow) {
    const routing = routingOf(flow);
    const [main, ...others] = separatePartsOf(flow);
    if (routing === undefined || main === undefined) return;
    const deadEnds = deadEndsIn(main, routing.edges, flow);
    // With one separate part and one dead end, the route between these two is most likely missing.
    const from = others.length === 1 && deadEnds.length === 1 ? deadEnds[0] : undefined;
    for (const part of others) {
      const entry = entryOf(part, routing.edges, flow);
      if (entry?.id === undefined) continue; // Never: the names of a part are ids of screens.
      const isListed = routing.mode === "derived" || part.some((id) => routing.listed.has(id));
      yield {
        at: screenNode(from ?? entry),
        // Meta allows the model to omit a terminal screen, which no route leads to then.
        severity: isListed ? "error" : "warning",
        message: `nothing connects ${shortList(part)} with the rest of the flow`,
        hint: connectHint(routing, entry.id, from?.id),
      };
    }
  },
};

function connectHint({ mode }: Routing, to: string, from: string | undefined): string {
  if (mode === "derived") {
    const place = from === undefined ? "" : ` on ${from}`;
    return `Add a \`navigate\` to ${to}${place}, or remove the screen.`;
  }
  const source = from ?? `the screen that leads to ${to}`;
  return `Add "${to}" to the destinations of ${source} in \`routing_model\`, or remove the screen.`;
}

/**
 * The ids of the screens, grouped into parts that no route connects; the part with the document's first
 * screen comes first. Empty if a part of the routing is unknown, or if `unlistedScreen` reports screens that
 * would be unconnected too.
 */
export const separatePartsOf = once((flow: FlowModel): readonly (readonly string[])[] => {
  const routing = routingOf(flow);
  if (!routing?.isComplete || routing.open.size > 0 || flow.screens.length < 2) return [];
  if (unlistedIn(routing, flow).length > 0) return [];
  return connectedParts([...flow.screenById.keys()], [...routing.edges, ...routesToDeclare(flow)]);
});

/** The first screen of a part that no route leads to; if there is none, the first of all. */
function entryOf(
  part: readonly string[],
  edges: readonly Edge[],
  { screenById }: FlowModel,
): Screen | undefined {
  const targets = new Set(edges.map(({ to }) => to));
  const entry = part.find((id) => !targets.has(id)) ?? part[0];
  return entry === undefined ? undefined : screenById.get(entry);
}

/** Screens that are not terminal and have no routes. */
function deadEndsIn(
  part: readonly string[],
  edges: readonly Edge[],
  { screenById }: FlowModel,
): readonly Screen[] {
  const sources = new Set(edges.map(({ from }) => from));
  return part.flatMap((id) => {
    const screen = screenById.get(id);
    return screen === undefined || screen.isTerminal || sources.has(id) ? [] : [screen];
  });
}
