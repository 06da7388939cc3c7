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
    const last = deadEndsIn(main, routing.edges, flow);
    for (const part of others) {
      const first = entryOf(part, routing.edges);
      const screen = flow.screenById.get(first);
      if (screen === undefined) continue;
      const isListed = routing.mode === "derived" || part.some((id) => routing.listed.has(id));
      const from = others.length === 1 && last.length === 1 ? last[0] : undefined;
      yield {
        at: screenNode(from ?? screen),
        // Meta allows the model to omit a terminal screen, which no route leads to then.
        severity: isListed ? "error" : "warning",
        message: `nothing connects ${shortList(part)} with the rest of the flow`,
        hint: connectHint(routing, first, from?.id),
      };
    }
  },
};

function connectHint({ mode }: Routing, to: string, from: string | undefined): string {
  if (mode === "derived") {
    return `Let a \`navigate\`${from === undefined ? "" : ` on ${from}`} lead to ${to}, or remove the screen.`;
  }
  return `Add "${to}" to the destinations of ${from ?? `the screen that leads to ${to}`} in \`routing_model\`, or remove the screen.`;
}

/** The unconnected parts, with the first screen's part first; empty if they are unknown. */
export const separatePartsOf = once((flow: FlowModel): readonly (readonly string[])[] => {
  const routing = routingOf(flow);
  if (!routing?.complete || routing.open.size > 0 || flow.screens.length < 2) return [];
  if (unlistedIn(routing, flow).length > 0) return [];
  return connectedParts([...flow.screenById.keys()], [...routing.edges, ...routesToDeclare(flow)]);
});

/** The first of some screens that no other screen leads to. */
function entryOf(part: readonly string[], edges: readonly Edge[]): string {
  const entered = new Set(edges.map(({ to }) => to));
  return part.find((id) => !entered.has(id)) ?? part[0] ?? "";
}

/** Screens that are not terminal and lead nowhere. */
function deadEndsIn(
  part: readonly string[],
  edges: readonly Edge[],
  { screenById }: FlowModel,
): readonly Screen[] {
  const leading = new Set(edges.map(({ from }) => from));
  return part.flatMap((id) => {
    const screen = screenById.get(id);
    return screen === undefined || screen.isTerminal || leading.has(id) ? [] : [screen];
  });
}
