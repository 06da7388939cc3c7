import { linksOf, reachableFrom, reverseLinks } from "../../model/graph";
import { edgeKey, type Navigation, type Routing, routingOf } from "../../model/routing";
import type { Rule } from "../../rule";
import { separatePartsOf } from "./invalid-routing-model.disconnected";
import { unlistedIn } from "./invalid-routing-model.unlisted-screen";
import { screenName, screenNode } from "./naming";

/** Every route ends on a terminal screen. */
export const deadEnd: Rule = {
  code: "INVALID_ROUTING_MODEL",
  severity: "warning",
  isAdvice: true,
  *check(flow) {
    const routing = routingOf(flow);
    const terminals = flow.screens.filter(({ isTerminal }) => isTerminal);
    if (!routing?.complete || terminals.length === 0) return;
    if (unlistedIn(routing, flow).length > 0 || separatePartsOf(flow).length > 1) return;

    const edges = [...routing.edges, ...routing.navigations];
    const links = linksOf(edges);
    const ends = [...terminals.flatMap(({ id }) => id ?? []), ...routing.open];
    const leadingToEnd = reachableFrom(ends, linksOf(reverseLinks(edges)));
    const lost = flow.screens.filter(({ id }) => id !== undefined && !leadingToEnd.has(id));
    const last = lost.filter(({ id = "" }) => (links.get(id)?.size ?? 0) === 0);
    const exempt = sidePages(routing);
    const acting = new Set(flow.actions.map(({ screen }) => screen));
    for (const screen of flow.screens) {
      const isStuck =
        routing.mode === "declared" &&
        !screen.isTerminal &&
        !acting.has(screen) &&
        !routing.open.has(screen.id ?? "") &&
        (links.get(screen.id ?? "")?.size ?? 0) > 0;
      if (!isStuck || exempt.has(screen.id ?? "")) continue;
      yield {
        at: screenNode(screen),
        message: `${screenName(screen)} has routes in \`routing_model\`, and no Footer or link that leads on`,
        hint: "Add a Footer with a `navigate` or a `data_exchange`.",
      };
    }
    for (const screen of last.length > 0 ? last : lost.slice(0, 1)) {
      if (screen.id === undefined || exempt.has(screen.id)) continue;
      yield {
        at: screenNode(screen),
        message: `from ${screen.id} no route leads to a terminal screen`,
        hint: `Let it lead on, or set \`terminal\` on it.`,
      };
    }
  },
};

/**
 * Screens behind a link within a screen, such as terms of service: the user reads them and goes
 * back.
 */
function sidePages({ edges, navigations }: Routing): ReadonlySet<string> {
  const isLink = ({ action }: Navigation) =>
    action.component.type === "EmbeddedLink" || action.component.type === "OptIn";
  const links = navigations.filter(isLink);
  const byLink = new Set(links.map(({ from, to }) => edgeKey(from, to)));
  const onTheWay = new Set([
    ...navigations.filter((navigation) => !isLink(navigation)).map(({ to }) => to),
    ...edges.filter(({ from, to }) => !byLink.has(edgeKey(from, to))).map(({ to }) => to),
  ]);
  return new Set(links.flatMap(({ to }) => (onTheWay.has(to) ? [] : [to])));
}
