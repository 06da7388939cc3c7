import type { FlowModel } from "../../model/flow-model";
import { type Graph, graphOf, reachableFrom, reverseEdges } from "../../model/graph";
import { edgeKey, type Navigation, type Routing, routingOf } from "../../model/routing";
import type { Report, Rule } from "../../rule";
import { separatePartsOf } from "./invalid-routing-model.disconnected";
import { unlistedIn } from "./invalid-routing-model.unlisted-screen";
import { screenName, screenNode } from "./naming";

/**
 * Every route ends on a terminal screen, and every screen with routes has an action. The first is in Meta's
 * documentation, but its editor checks neither, so both are warnings.
 */
export const deadEnd: Rule = {
  code: "INVALID_ROUTING_MODEL",
  severity: "warning",
  isAdvice: true,
  *check(flow) {
    const routing = routingOf(flow);
    if (!routing?.isComplete) return;
    // A dead end follows from what `missingTerminalScreen`, `unlistedScreen` and `disconnected` report.
    if (!flow.screens.some(({ isTerminal }) => isTerminal)) return;
    if (unlistedIn(routing, flow).length > 0 || separatePartsOf(flow).length > 1) return;

    const links = graphOf([...routing.edges, ...routing.navigations]);
    const exempt = sidePages(routing);
    yield* missingActionReports(flow, routing, { links, exempt });
    yield* deadEndReports(flow, routing, { links, exempt });
  },
};

interface Routes {
  readonly links: Graph;
  /** Ids of screens that need neither routes nor actions. */
  readonly exempt: ReadonlySet<string>;
}

/** Screens whose Footer is probably missing: they have routes, and no action of any kind. */
function* missingActionReports(
  { screenById, actions }: FlowModel,
  { open }: Routing,
  { links, exempt }: Routes,
): Iterable<Report> {
  const withActions = new Set(actions.map(({ screen }) => screen));
  for (const [id, screen] of screenById) {
    if (!links.has(id) || withActions.has(screen)) continue;
    // A terminal screen may end the flow, and an open one leads on by its bound list.
    if (screen.isTerminal || open.has(id) || exempt.has(id)) continue;
    yield {
      at: screenNode(screen),
      message: `${screenName(screen)} has routes in \`routing_model\`, and no action that uses them`,
      hint: "Add a Footer with a `navigate` or a `data_exchange`.",
    };
  }
}

/** Screens from which no terminal screen can be reached. */
function* deadEndReports(
  { screenById }: FlowModel,
  { edges, navigations, open }: Routing,
  { links, exempt }: Routes,
): Iterable<Report> {
  const screens = [...screenById];
  const terminalIds = screens.flatMap(([id, { isTerminal }]) => (isTerminal ? [id] : []));
  // Backwards from the ends, which open screens may lead to.
  const backwards = graphOf(reverseEdges([...edges, ...navigations]));
  const withEnd = reachableFrom([...terminalIds, ...open], backwards);
  const withoutEnd = screens.filter(([id]) => !withEnd.has(id));
  const withoutRoutes = withoutEnd.filter(([id]) => !links.has(id));
  // The others lead to a screen without routes, or else into a cycle: one report for each mistake.
  const causes = withoutRoutes.length > 0 ? withoutRoutes : withoutEnd.slice(0, 1);
  for (const [id, screen] of causes) {
    if (exempt.has(id)) continue;
    yield {
      at: screenNode(screen),
      message: `no route leads from ${id} to a terminal screen`,
      hint: `Add a route from ${id} to a terminal screen, or set \`terminal\` on ${id}.`,
    };
  }
}

/**
 * Screens that only links within a screen lead to, such as terms of service: the user reads them and goes
 * back.
 */
function sidePages({ edges, navigations }: Routing): ReadonlySet<string> {
  const links = navigations.filter(isLink);
  const linkKeys = new Set(links.map(({ from, to }) => edgeKey(from, to)));
  const otherTargets = new Set([
    ...navigations.filter((navigation) => !isLink(navigation)).map(({ to }) => to),
    ...edges.filter(({ from, to }) => !linkKeys.has(edgeKey(from, to))).map(({ to }) => to),
  ]);
  return new Set(links.map(({ to }) => to).filter((to) => !otherTargets.has(to)));
}

function isLink({ action }: Navigation): boolean {
  return action.component.type === "EmbeddedLink" || action.component.type === "OptIn";
}
